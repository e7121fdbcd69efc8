package io.gitops4j.waml.internal.explain;

import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedList;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.yaml.PlainReading;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import io.gitops4j.waml.internal.yaml.YamlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A manifest of one deploy entry that says all that was merged. What a template brings and a layer removed is removed there as well, as
 * the template lies under this manifest too. Not thread-safe.
 */
final class AnnotatedYaml {
    private final Annotated annotated = new Annotated();
    private final Map<String, List<Link>> chains;

    private AnnotatedYaml(Map<String, List<Link>> chains) {
        this.chains = chains;
    }

    /** The text; {@code chains} are those of {@code values}, {@code template} the layer at their bottom. */
    static String of(
            MergedMapping head,
            String deployId,
            MergedMapping values,
            MergedMapping template,
            Map<String, List<Link>> chains) {
        AnnotatedYaml yaml = new AnnotatedYaml(chains);
        List<YamlEntry> top = yaml.entries(head);
        YamlMapping metadata = yaml.metadata(values, template);
        top.add(new YamlEntry(key("deploy"), mapping(List.of(new YamlEntry(key(deployId), metadata)))));
        return YamlWriter.write(mapping(top), yaml.annotated);
    }

    private YamlMapping metadata(MergedMapping values, MergedMapping template) {
        List<YamlEntry> entries = new ArrayList<>();
        values.fields().forEach((name, value) -> {
            Path path = Path.ROOT.field(name);
            Merged below = template.fields().get(name);
            if (name.equals(Leaves.ENV) && value instanceof MergedMapping env) {
                entries.add(new YamlEntry(key(name), variables(env, below, path)));
            } else {
                entries.add(new YamlEntry(key(name), overTemplate(value, below, path, name)));
            }
        });
        removed(values, template, Path.ROOT, Path::field, entries);
        return mapping(entries);
    }

    private YamlNode overTemplate(Merged value, @Nullable Merged below, Path path, String name) {
        if (!(value instanceof MergedMapping above && below instanceof MergedMapping under)) {
            return node(value, name);
        }
        List<YamlEntry> entries = new ArrayList<>();
        above.fields()
                .forEach((key, inner) -> entries.add(new YamlEntry(
                        key(key), overTemplate(inner, under.fields().get(key), path.field(key), key))));
        removed(above, under, path, Path::field, entries);
        if (!above.fields().isEmpty()) {
            return mapping(entries);
        }
        return entries.isEmpty()
                ? node(value, name)
                : annotated.noted(mapping(entries), Annotated.said(above.origin()));
    }

    private YamlSequence variables(MergedMapping env, @Nullable Merged below, Path path) {
        List<YamlEntry> entries = entries(env);
        if (below instanceof MergedMapping under) {
            removed(env, under, path, Path::key, entries);
        }
        List<YamlNode> items = new ArrayList<>();
        for (YamlEntry entry : entries) {
            items.add(mapping(List.of(
                    new YamlEntry(key("name"), text(entry.key())), new YamlEntry(key("value"), entry.value()))));
        }
        YamlSequence list = new YamlSequence(0, 0, items);
        return items.isEmpty() ? annotated.noted(list, Annotated.said(env.origin())) : list;
    }

    private void removed(
            MergedMapping above,
            MergedMapping below,
            Path path,
            BiFunction<Path, String, Path> step,
            List<YamlEntry> entries) {
        below.fields().forEach((name, value) -> {
            if (!above.fields().containsKey(name)) {
                entries.add(
                        new YamlEntry(key(name), removal(step.apply(path, name).toString())));
            }
        });
    }

    private YamlScalar removal(String path) {
        String by = chains.entrySet().stream()
                .filter(entry -> entry.getKey().startsWith(path))
                .map(entry -> entry.getValue().get(entry.getValue().size() - 1))
                .filter(link -> link.value().isEmpty())
                .map(link -> Annotated.said(link.origin()))
                .findFirst()
                .orElse("");
        return annotated.noted(new YamlScalar(0, 0, "null", true), by + " removes it");
    }

    private List<YamlEntry> entries(MergedMapping mapping) {
        List<YamlEntry> entries = new ArrayList<>();
        mapping.fields().forEach((name, value) -> entries.add(new YamlEntry(key(name), node(value, name))));
        return entries;
    }

    private YamlNode node(Merged value, String name) {
        if (value instanceof MergedScalar scalar) {
            return annotated.value(scalar.node(), name, scalar.origin());
        }
        YamlNode node;
        boolean empty;
        if (value instanceof MergedList list) {
            empty = list.items().isEmpty();
            List<YamlNode> items = new ArrayList<>();
            list.items().forEach(item -> items.add(node(item, Integer.toString(items.size()))));
            node = new YamlSequence(0, 0, items);
        } else {
            List<YamlEntry> entries = entries((MergedMapping) value);
            empty = entries.isEmpty();
            node = mapping(entries);
        }
        return empty ? annotated.noted(node, Annotated.said(value.origin())) : node;
    }

    private static YamlMapping mapping(List<YamlEntry> entries) {
        return new YamlMapping(0, 0, entries);
    }

    /** Without quotes where nobody would read it as anything else. */
    private static YamlScalar key(String name) {
        boolean word = name.matches("[A-Za-z][A-Za-z0-9_.@-]*");
        YamlScalar plain = new YamlScalar(0, 0, name, true);
        return word && plain.reading() == PlainReading.TEXT ? plain : new YamlScalar(0, 0, name, false);
    }

    private static YamlScalar text(YamlScalar key) {
        return new YamlScalar(0, 0, key.text(), key.plain());
    }
}
