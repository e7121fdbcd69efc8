package io.gitops4j.waml.internal.layer;

import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Turns the text of a layer into the form that layers are laid over each other in: {@code env} becomes a mapping by name, and
 * {@code resources.scaling} moves to {@code scaling}. Tolerates whatever the schema has refused.
 */
public final class LayerReader {
    private static final String ENV = "env";
    private static final String SCALING = "scaling";
    private static final String RESOURCES = "resources";

    private final Layer layer;

    private LayerReader(Layer layer) {
        this.layer = layer;
    }

    /** The layer's content. */
    public static MergedMapping read(YamlMapping body, Layer layer, Path where) {
        return new LayerReader(layer).metadata(body, where);
    }

    private MergedMapping metadata(YamlMapping body, Path where) {
        Map<String, Merged> fields = fields(body, where);
        if (fields.get(ENV) instanceof MergedList env) {
            fields.put(ENV, byName(env));
        }
        if (fields.get(RESOURCES) instanceof MergedMapping resources) {
            Merged inner = resources.fields().get(SCALING);
            if (inner != null && !fields.containsKey(SCALING)) {
                resources.fields().remove(SCALING);
                fields.put(SCALING, inner);
            }
        }
        return new MergedMapping(layer, body, where, fields);
    }

    private Map<String, Merged> fields(YamlMapping mapping, Path where) {
        Map<String, Merged> fields = new LinkedHashMap<>();
        for (YamlEntry entry : mapping.entries()) {
            String key = entry.key().text();
            fields.put(key, value(entry.value(), where.field(entry.written())));
        }
        return fields;
    }

    private Merged value(YamlNode node, Path where) {
        if (node instanceof YamlScalar scalar) {
            return new MergedScalar(layer, scalar, where);
        }
        if (node instanceof YamlMapping mapping) {
            return new MergedMapping(layer, mapping, where, fields(mapping, where));
        }
        List<YamlNode> items = ((YamlSequence) node).items();
        List<Merged> values = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            values.add(Overlay.withoutNulls(value(items.get(i), where.item(i))));
        }
        return new MergedList(layer, node, where, values);
    }

    /** The values by the names of their variables; a value that is null stays, as it removes one of a lower layer. */
    private MergedMapping byName(MergedList env) {
        Map<String, Merged> byName = new LinkedHashMap<>();
        List<YamlNode> items = ((YamlSequence) env.node()).items();
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof YamlMapping item) {
                Optional<YamlScalar> name = item.scalar("name");
                Optional<YamlEntry> value = item.entry("value");
                if (name.isPresent() && value.isPresent() && value.get().value() instanceof YamlScalar scalar) {
                    byName.put(
                            name.get().text(),
                            new MergedScalar(layer, scalar, env.where().item(i).field("value")));
                }
            }
        }
        return new MergedMapping(layer, env.node(), env.where(), byName);
    }
}
