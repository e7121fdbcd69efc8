package io.gitops4j.target.nomad.internal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Why the scheduler found no node, from the metrics that it keeps per task group. */
public final class PlacementFailure {
    private PlacementFailure() {}

    /** For people, of all groups of a {@code FailedTGAllocs} object. */
    public static String describe(JsonNode failedGroups) {
        List<String> reasons = new ArrayList<>();
        failedGroups.forEach(metric -> reasons.add(reason(metric)));
        return String.join("; ", reasons);
    }

    private static String reason(JsonNode metric) {
        List<String> reasons = new ArrayList<>();
        metric.path("DimensionExhausted")
                .properties()
                .forEach(e -> reasons.add(e.getKey() + " exhausted on " + nodes(e.getValue())));
        metric.path("ConstraintFiltered")
                .properties()
                .forEach(e -> reasons.add("constraint " + e.getKey() + " excludes " + nodes(e.getValue())));
        metric.path("QuotaExhausted").forEach(quota -> reasons.add("quota exhausted: " + quota.asText()));
        if (reasons.isEmpty() && metric.path("NodesEvaluated").asInt() == 0) {
            reasons.add("no node is ready in these datacenters");
        }
        return "no node takes an instance" + (reasons.isEmpty() ? "" : ": " + String.join(", ", reasons));
    }

    private static String nodes(JsonNode count) {
        return count.asInt() == 1 ? "1 node" : count.asInt() + " nodes";
    }
}
