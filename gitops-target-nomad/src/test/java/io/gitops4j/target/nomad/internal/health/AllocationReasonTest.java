package io.gitops4j.target.nomad.internal.health;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AllocationReasonTest {
    private static final String STARTED = event(1, "Started", "", "Task started by client");

    @Test
    void theNewestFailureOfATaskIsTheReason() {
        assertThat(reason(
                        STARTED,
                        event(2, "Terminated", "\"exit_code\": \"3\"", "Exit Code: 3"),
                        event(3, "Restarting", "", "Task restarting in 15s"),
                        event(4, "Alloc Unhealthy", "", "Task not running by healthy_deadline of 5s")))
                .isEqualTo("task app: Terminated, Exit Code: 3");
    }

    @Test
    void aDriverFailureIsToldInTheDriversWords() {
        assertThat(reason(
                        event(2, "Driver Failure", "", "Failed to pull `x:1`: not found"),
                        event(3, "Not Restarting", "", "Error was unrecoverable")))
                .isEqualTo("task app: Driver Failure, Failed to pull `x:1`: not found");
    }

    @Test
    void lackOfMemoryIsNamed() {
        assertThat(reason(event(2, "Terminated", "\"exit_code\": \"137\", \"oom_killed\": \"true\"", "Exit Code: 137")))
                .isEqualTo("task app: Terminated, out of memory, Exit Code: 137");
    }

    @Test
    void aTemplateThatWaitsForASecretIsTold() {
        assertThat(reason(event(2, "Template", "", "Missing: nomad.var.block(team/db@default.global)")))
                .isEqualTo("task app: Template, Missing: nomad.var.block(team/db@default.global)");
    }

    @Test
    void aTaskThatEndedWellIsNoReasonButTheVerdictIs() {
        assertThat(reason(
                        event(2, "Terminated", "\"exit_code\": \"0\"", "Exit Code: 0"),
                        event(3, "Alloc Unhealthy", "", "Task not running by deadline")))
                .isEqualTo("task app: Alloc Unhealthy, Task not running by deadline");
    }

    @Test
    void aFailingCheckIsToldWithWhatItSaw() {
        JsonNode check = json(
                "{\"Check\": \"http\", \"Service\": \"orders\", \"Status\": \"failure\", \"Output\": \"nomad:\\n 503 \"}");
        assertThat(AllocationReason.of(allocation("running", STARTED), AllocationReason.ofChecks(List.of(check))))
                .isEqualTo("check http of service orders fails: nomad: 503");
    }

    @Test
    void checksAreAskedForOnlyWhereEventsDoNotTell() {
        assertThat(AllocationReason.asksForChecks(allocation("running", STARTED)))
                .isTrue();
        assertThat(AllocationReason.asksForChecks(
                        allocation("running", event(2, "Terminated", "\"exit_code\": \"1\"", "x"))))
                .isFalse();
        assertThat(AllocationReason.asksForChecks(allocation("failed", STARTED)))
                .isFalse();
    }

    @Test
    void aPassingCheckIsNoReason() {
        assertThat(AllocationReason.ofChecks(List.of(json("{\"Check\": \"http\", \"Status\": \"success\"}"))))
                .isEmpty();
    }

    @Test
    void aTaskThatWasKilledDidNotFailByItself() {
        String killing = event(2, "Killing", "", "Sent interrupt");
        String ended = event(3, "Terminated", "\"exit_code\": \"130\"", "Exit Code: 130");
        assertThat(reason(STARTED, killing, ended)).isEmpty();
        assertThat(reason(
                        STARTED,
                        killing,
                        ended,
                        event(4, "Started", "", ""),
                        event(5, "Terminated", "\"exit_code\": \"1\"", "Exit Code: 1")))
                .isEqualTo("task app: Terminated, Exit Code: 1");
    }

    @Test
    void longReasonsAreCut() {
        assertThat(reason(event(2, "Driver Failure", "", "x".repeat(1000))))
                .hasSize(203)
                .endsWith("...");
    }

    @Test
    void theWorstAllocationOfTheVersionCounts() {
        List<JsonNode> allocations = List.of(
                listed("old", 1, "failed", 9, ""),
                listed("well", 2, "running", 3, "\"Healthy\": true"),
                listed("unhealthy", 2, "running", 2, "\"Healthy\": false"),
                listed("failed", 2, "failed", 1, ""));
        assertThat(worst(allocations, Optional.of(2L))).isEqualTo("failed");
        assertThat(worst(allocations, Optional.empty())).isEqualTo("failed");
        assertThat(worst(allocations.subList(0, 3), Optional.of(2L))).isEqualTo("unhealthy");
        assertThat(worst(allocations.subList(0, 2), Optional.of(2L))).isEmpty();
    }

    private static String worst(List<JsonNode> allocations, Optional<Long> version) {
        return AllocationReason.worst(allocations, version)
                .map(allocation -> allocation.path("ID").asText())
                .orElse("");
    }

    private static JsonNode listed(String id, int version, String status, int index, String deployment) {
        return json("""
                {"ID": "%s", "JobVersion": %d, "ClientStatus": "%s", "CreateIndex": %d, "DeploymentStatus": {%s}}
                """.formatted(id, version, status, index, deployment));
    }

    private static String reason(String... events) {
        return AllocationReason.of(allocation("pending", events), Optional.empty());
    }

    private static JsonNode allocation(String status, String... events) {
        return json("{\"ClientStatus\": \"" + status + "\", \"TaskStates\": {\"app\": {\"Events\": ["
                + String.join(",", events) + "]}}}");
    }

    private static String event(int time, String type, String details, String message) {
        return """
                {"Time": %d, "Type": "%s", "Details": {%s}, "DisplayMessage": "%s"}""".formatted(time, type, details, message);
    }

    private static JsonNode json(String text) {
        try {
            return new ObjectMapper().readTree(text);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
