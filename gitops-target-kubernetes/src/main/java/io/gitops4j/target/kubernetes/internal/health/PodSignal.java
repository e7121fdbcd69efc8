package io.gitops4j.target.kubernetes.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.HealthState;
import java.util.Optional;
import java.util.Set;

/**
 * Why a pod is not ready.
 *
 * @param workload the namespace and name of the Deployment that it belongs to
 * @param replicaSet the hash of the replica set that it belongs to
 * @param state DEGRADED where it will not become ready by itself, PROGRESSING where it may
 * @param text for people, in the kubelet's or scheduler's words
 */
record PodSignal(WorkloadName workload, String replicaSet, HealthState state, String text) {
    static final String REPLICA_SET = "pod-template-hash";

    /**
     * Reasons that the kubelet gives only after having tried more than once. A single failed pull, or a secret that is not there
     * yet, often mends itself; then the progress deadline decides.
     */
    private static final Set<String> HOPELESS =
            Set.of("CrashLoopBackOff", "ImagePullBackOff", "InvalidImageName", "ErrImageNeverPull");

    private static final Set<String> ORDINARY = Set.of("", "ContainerCreating", "PodInitializing");

    /** Nothing for a pod that is ready, or on its way out, or has nothing to tell. */
    static Optional<PodSignal> of(JsonNode pod) {
        if (pod.path("metadata").has("deletionTimestamp")
                || Conditions.of(pod).find("Ready", "True").isPresent()) {
            return Optional.empty();
        }
        JsonNode status = pod.path("status");
        return container(pod, status.path("initContainerStatuses"))
                .or(() -> container(pod, status.path("containerStatuses")))
                .or(() -> unschedulable(pod))
                .or(() -> notReady(pod, status.path("containerStatuses")));
    }

    private static Optional<PodSignal> container(JsonNode pod, JsonNode statuses) {
        for (JsonNode container : statuses) {
            JsonNode waiting = container.path("state").path("waiting");
            String reason = waiting.path("reason").asText("");
            if (!ORDINARY.contains(reason)) {
                HealthState state = HOPELESS.contains(reason) ? HealthState.DEGRADED : HealthState.PROGRESSING;
                String message = waiting.path("message").asText("");
                return Optional.of(signal(
                        pod,
                        state,
                        "container " + container.path("name").asText() + " waits with " + reason
                                + (message.isEmpty() ? "" : ", " + message)
                                + lastEnd(container)));
            }
        }
        return Optional.empty();
    }

    private static String lastEnd(JsonNode container) {
        JsonNode ended = container.path("lastState").path("terminated");
        return ended.isMissingNode()
                ? ""
                : " (last ended with " + ended.path("reason").asText("Error") + ", exit code "
                        + ended.path("exitCode").asInt() + ")";
    }

    private static Optional<PodSignal> unschedulable(JsonNode pod) {
        return Conditions.of(pod)
                .find("PodScheduled", "False")
                .map(c -> signal(pod, HealthState.PROGRESSING, "has no node, " + c.text()));
    }

    private static Optional<PodSignal> notReady(JsonNode pod, JsonNode statuses) {
        for (JsonNode container : statuses) {
            if (container.path("state").has("running")
                    && !container.path("ready").asBoolean(false)) {
                String text = "container " + container.path("name").asText() + " runs but is not ready";
                return Optional.of(signal(pod, HealthState.PROGRESSING, text));
            }
        }
        return Optional.empty();
    }

    private static PodSignal signal(JsonNode pod, HealthState state, String text) {
        JsonNode metadata = pod.path("metadata");
        return new PodSignal(
                WorkloadName.of(metadata),
                metadata.path("labels").path(REPLICA_SET).asText(""),
                state,
                "pod " + metadata.path("name").asText() + ": " + text);
    }
}
