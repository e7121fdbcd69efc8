package io.gitops4j.spi;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * A query whose every result is an alarm.
 *
 * @param name of the alert
 * @param expression in PromQL
 * @param holds how long the result must stay before the alarm is raised; zero = at once
 * @param labels put on the alarm; templates of Prometheus, in which two opening braces begin an action
 * @param annotations for the people who get it, templates likewise
 */
public record AlertRule(
        String name, String expression, Duration holds, Map<String, String> labels, Map<String, String> annotations)
        implements Rule {
    /** Copies the maps, sorted. */
    public AlertRule {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
        if (holds.isNegative()) {
            throw new IllegalArgumentException("an alert does not hold for less than no time, got " + holds);
        }
        labels = Collections.unmodifiableMap(new TreeMap<>(labels));
        annotations = Collections.unmodifiableMap(new TreeMap<>(annotations));
    }
}
