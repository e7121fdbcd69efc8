package io.gitops4j.target.nomad.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Why an allocation is not well, in the words of its tasks' events and of its checks. */
final class AllocationReason {
    private static final int LONGEST = 200;
    private static final Set<String> FAILURES = Set.of(
            "Driver Failure",
            "Setup Failure",
            "Failed Validation",
            "Failed Artifact Download",
            "Task hook failed",
            "Disk Resources Exceeded",
            "Plugin became unhealthy",
            "Template",
            "Terminated");
    private static final Set<String> VERDICTS = Set.of("Alloc Unhealthy", "Not Restarting", "Sibling Task Failed");

    private AllocationReason() {}

    /** The allocation of a version that is worst off; nothing where none is. Of equal ones the newest. */
    static Optional<JsonNode> worst(List<JsonNode> allocations, Optional<Long> version) {
        long newest = version.orElseGet(() -> allocations.stream()
                .mapToLong(allocation -> allocation.path("JobVersion").asLong())
                .max()
                .orElse(0));
        return allocations.stream()
                .filter(allocation -> allocation.path("JobVersion").asLong() == newest)
                .filter(allocation -> badness(allocation) > 0)
                .max(Comparator.<JsonNode>comparingInt(AllocationReason::badness)
                        .thenComparingLong(
                                allocation -> allocation.path("CreateIndex").asLong())
                        .thenComparing(allocation -> allocation.path("ID").asText()));
    }

    private static int badness(JsonNode allocation) {
        if (Set.of("failed", "lost").contains(allocation.path("ClientStatus").asText())) {
            return 4;
        }
        JsonNode healthy = allocation.path("DeploymentStatus").path("Healthy");
        if (healthy.isBoolean() && !healthy.asBoolean()) {
            return 3;
        }
        if (failure(allocation).isPresent()) {
            return 2;
        }
        return healthy.isBoolean() ? 0 : 1;
    }

    /** Whether its own events do not tell, so that its checks might. */
    static boolean asksForChecks(JsonNode allocation) {
        return allocation.path("ClientStatus").asText().equals("running")
                && failure(allocation).isEmpty();
    }

    /** For people; nothing where no check fails. */
    static Optional<String> ofChecks(List<JsonNode> checks) {
        return checks.stream()
                .filter(check -> check.path("Status").asText().equals("failure"))
                .findFirst()
                .map(check -> "check " + check.path("Check").asText() + " of service "
                        + check.path("Service").asText() + " fails: "
                        + cut(check.path("Output").asText()));
    }

    /**
     * For people; empty where there is nothing to tell.
     *
     * @param failingCheck what is known of its checks
     */
    static String of(JsonNode allocation, Optional<String> failingCheck) {
        return failure(allocation)
                .map(AllocationReason::cut)
                .or(() -> failingCheck)
                .or(() -> event(allocation, VERDICTS).map(AllocationReason::cut))
                .orElse("");
    }

    private static Optional<String> failure(JsonNode allocation) {
        return event(allocation, FAILURES);
    }

    /** The newest event of one of these types, with the name of its task. */
    private static Optional<String> event(JsonNode allocation, Set<String> types) {
        Optional<String> found = Optional.empty();
        long latest = Long.MIN_VALUE;
        for (Map.Entry<String, JsonNode> task : allocation.path("TaskStates").properties()) {
            boolean killed = false;
            for (JsonNode event : task.getValue().path("Events")) {
                String type = event.path("Type").asText();
                killed = type.equals("Killing") || (killed && !type.equals("Started"));
                boolean ended = type.equals("Terminated") && (killed || endedWell(event));
                if (types.contains(type) && !ended && event.path("Time").asLong() >= latest) {
                    latest = event.path("Time").asLong();
                    found = Optional.of("task " + task.getKey() + ": " + text(event));
                }
            }
        }
        return found;
    }

    private static boolean endedWell(JsonNode event) {
        JsonNode details = event.path("Details");
        return details.path("exit_code").asText("0").equals("0")
                && details.path("signal").asText("0").equals("0")
                && !details.path("oom_killed").asText().equals("true");
    }

    private static String text(JsonNode event) {
        String memory = event.path("Details").path("oom_killed").asText().equals("true") ? "out of memory, " : "";
        return event.path("Type").asText() + ", " + memory
                + event.path("DisplayMessage").asText();
    }

    private static String cut(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "...";
    }
}
