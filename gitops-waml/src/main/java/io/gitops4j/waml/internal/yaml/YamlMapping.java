package io.gitops4j.waml.internal.yaml;

import java.util.List;
import java.util.Optional;

/**
 * A mapping; its keys are unique.
 *
 * @param line from 1
 * @param column from 1
 * @param entries in the order of the text
 */
public record YamlMapping(int line, int column, List<YamlEntry> entries) implements YamlNode {
    @Override
    public String kind() {
        return "mapping";
    }

    /** The entry of that key. */
    public Optional<YamlEntry> entry(String key) {
        for (YamlEntry entry : entries) {
            if (entry.key().text().equals(key)) {
                return Optional.of(entry);
            }
        }
        return Optional.empty();
    }

    /** The value of that key, unless it is null. */
    public Optional<YamlNode> value(String key) {
        return entry(key).map(YamlEntry::value).filter(value -> !(value instanceof YamlScalar s && s.isNull()));
    }

    /** The scalar of that key, unless it is null. */
    public Optional<YamlScalar> scalar(String key) {
        return value(key).filter(YamlScalar.class::isInstance).map(YamlScalar.class::cast);
    }

    @Override
    public boolean equals(Object other) {
        return this == other;
    }

    @Override
    public int hashCode() {
        return System.identityHashCode(this);
    }
}
