package io.gitops4j.spi;

import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A query whose result is stored as a series.
 *
 * @param name of the series
 * @param expression in PromQL
 * @param labels put on the series
 */
public record RecordingRule(String name, String expression, Map<String, String> labels) implements Rule {
    /** Copies the labels, sorted. */
    public RecordingRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
