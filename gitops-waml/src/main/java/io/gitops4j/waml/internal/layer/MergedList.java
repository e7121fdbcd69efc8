package io.gitops4j.waml.internal.layer;

import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.yaml.YamlNode;
import java.util.List;

/**
 * A list, whole from one layer.
 *
 * @param layer it came from
 * @param node as written there
 * @param where its path there
 * @param items its items
 */
public record MergedList(Layer layer, YamlNode node, Path where, List<Merged> items) implements Merged {
    /** The items that are mappings, as the schema wants them. */
    public List<MergedMapping> mappings() {
        return items.stream()
                .filter(MergedMapping.class::isInstance)
                .map(MergedMapping.class::cast)
                .toList();
    }

    /** The texts of the items that are scalars. */
    public List<String> texts() {
        return items.stream()
                .filter(MergedScalar.class::isInstance)
                .map(item -> ((MergedScalar) item).text())
                .toList();
    }
}
