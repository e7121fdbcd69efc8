package io.gitops4j.waml.internal.layer;

import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.yaml.YamlNode;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mapping; its entries may come from several layers, itself from the topmost that has it.
 *
 * @param layer it came from
 * @param node as written there
 * @param where its path there
 * @param fields its entries, in the order in which they first appeared; not to be changed
 */
public record MergedMapping(Layer layer, YamlNode node, Path where, Map<String, Merged> fields) implements Merged {
    /** The scalar behind the keys. */
    public Optional<MergedScalar> scalar(String... keys) {
        return find(MergedScalar.class, keys);
    }

    /** The list behind the keys. */
    public Optional<MergedList> list(String... keys) {
        return find(MergedList.class, keys);
    }

    /** The mapping behind the keys. */
    public Optional<MergedMapping> mapping(String... keys) {
        return find(MergedMapping.class, keys);
    }

    private <T extends Merged> Optional<T> find(Class<T> type, String... keys) {
        @Nullable Merged at = this;
        for (String key : keys) {
            at = at instanceof MergedMapping mapping ? mapping.fields.get(key) : null;
        }
        return type.isInstance(at) ? Optional.of(type.cast(at)) : Optional.empty();
    }
}
