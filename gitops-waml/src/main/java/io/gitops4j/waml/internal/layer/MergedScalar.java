package io.gitops4j.waml.internal.layer;

import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.yaml.YamlScalar;

/**
 * A single value.
 *
 * @param layer it came from
 * @param node as written there
 * @param where its path there
 */
public record MergedScalar(Layer layer, YamlScalar node, Path where) implements Merged {
    /** Its text. */
    public String text() {
        return node.text();
    }

    /** Its number; only for what the schema knows as one. */
    public int number() {
        return Integer.parseInt(node.text());
    }

    /** Whether it is {@code true}. */
    public boolean isTrue() {
        return node.text().equalsIgnoreCase("true");
    }
}
