package io.gitops4j.spi;

import io.gitops4j.api.Document;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Rules that Prometheus evaluates one after the other.
 *
 * @param name unique among the groups of a service
 * @param rules in the order of their evaluation
 */
public record RuleGroup(String name, List<Rule> rules) {
    private static final Map<String, Long> UNITS = units();

    /** Copies the list. */
    public RuleGroup {
        Objects.requireNonNull(name, "name");
        rules = List.copyOf(rules);
    }

    /**
     * The content of a Prometheus rule file, which is also the {@code spec} of a PrometheusRule: keys, groups and rules in a fixed
     * order, so that equal groups give equal text.
     */
    public static Document file(List<RuleGroup> groups) {
        return Document.of(
                Map.of("groups", groups.stream().map(RuleGroup::fields).toList()));
    }

    private Map<String, Object> fields() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", name);
        fields.put("rules", rules.stream().map(RuleGroup::fields).toList());
        return fields;
    }

    private static Map<String, Object> fields(Rule rule) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(rule instanceof AlertRule ? "alert" : "record", rule.name());
        fields.put("expr", rule.expression());
        if (rule instanceof AlertRule alert && !alert.holds().isZero()) {
            fields.put("for", written(alert.holds()));
        }
        if (!rule.labels().isEmpty()) {
            fields.put("labels", rule.labels());
        }
        if (rule instanceof AlertRule alert && !alert.annotations().isEmpty()) {
            fields.put("annotations", alert.annotations());
        }
        return fields;
    }

    /** In the largest unit that leaves no rest. */
    private static String written(Duration duration) {
        long millis = duration.toMillis();
        return UNITS.entrySet().stream()
                .filter(unit -> millis % unit.getValue() == 0)
                .findFirst()
                .map(unit -> millis / unit.getValue() + unit.getKey())
                .orElseThrow();
    }

    private static Map<String, Long> units() {
        Map<String, Long> units = new LinkedHashMap<>();
        units.put("d", 86_400_000L);
        units.put("h", 3_600_000L);
        units.put("m", 60_000L);
        units.put("s", 1000L);
        units.put("ms", 1L);
        return units;
    }
}
