package io.gitops4j.target.kubernetes.internal.health;

import static io.gitops4j.target.kubernetes.internal.health.ObjectHealth.degraded;
import static io.gitops4j.target.kubernetes.internal.health.ObjectHealth.progressing;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.target.kubernetes.internal.health.Conditions.Condition;
import java.util.Optional;

/** Whether the rollout of a Deployment is done. Pure. */
final class DeploymentHealth {
    private DeploymentHealth() {}

    /** Whether the status is about the spec that is there now. */
    static boolean observed(JsonNode deployment) {
        return deployment.path("status").path("observedGeneration").asLong(-1)
                == deployment.path("metadata").path("generation").asLong();
    }

    static HealthReport of(JsonNode deployment) {
        if (!observed(deployment)) {
            return progressing("the cluster has not looked at the new version yet");
        }
        if (deployment.path("spec").path("paused").asBoolean(false)) {
            return new HealthReport(HealthState.SUSPENDED, "the rollout is paused");
        }
        Conditions conditions = Conditions.of(deployment);
        Optional<Condition> progress = conditions.find("Progressing");
        String counts = counts(deployment);
        if (progress.filter(c -> c.reason().equals("ProgressDeadlineExceeded")).isPresent()) {
            return degraded("no progress for "
                    + deployment.path("spec").path("progressDeadlineSeconds").asInt() + " s, " + counts);
        }
        Optional<Condition> failure = conditions.find("ReplicaFailure", "True");
        if (failure.isPresent()) {
            return progressing("pods cannot be made: " + failure.get().text());
        }
        boolean rolledOut = progress.map(
                        c -> c.status().equals("True") && c.reason().equals("NewReplicaSetAvailable"))
                .orElse(true);
        boolean available = conditions.find("Available", "False").isEmpty();
        return allThere(deployment) && rolledOut && available ? HealthReport.HEALTHY : progressing(counts);
    }

    private static boolean allThere(JsonNode deployment) {
        int wanted = wanted(deployment);
        int updated = number(deployment, "updatedReplicas");
        return updated >= wanted
                && number(deployment, "replicas") <= updated
                && number(deployment, "availableReplicas") >= updated
                && number(deployment, "readyReplicas") >= wanted;
    }

    private static String counts(JsonNode deployment) {
        int wanted = wanted(deployment);
        int updated = number(deployment, "updatedReplicas");
        int old = Math.max(0, number(deployment, "replicas") - updated);
        return updated + " of " + wanted + " pods are of the new version, " + number(deployment, "readyReplicas")
                + " ready" + (old > 0 ? ", " + old + " old ones still there" : "");
    }

    private static int wanted(JsonNode deployment) {
        return deployment.path("spec").path("replicas").asInt(1);
    }

    private static int number(JsonNode deployment, String field) {
        return deployment.path("status").path(field).asInt(0);
    }
}
