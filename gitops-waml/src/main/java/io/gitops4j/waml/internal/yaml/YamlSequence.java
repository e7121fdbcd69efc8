package io.gitops4j.waml.internal.yaml;

import java.util.List;

/**
 * A list.
 *
 * @param line from 1
 * @param column from 1
 * @param items in the order of the text
 */
public record YamlSequence(int line, int column, List<YamlNode> items) implements YamlNode {
    @Override
    public String kind() {
        return "list";
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
