package io.gitops4j.target.kubernetes.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.HealthReport;
import java.util.Optional;

/**
 * An ExternalSecret by its {@code Ready} condition. One that is not ready is tried again by its operator, so it is on its way, with
 * the operator's reason, until the service's time is over.
 */
final class ExternalSecretHealth {
    private ExternalSecretHealth() {}

    static HealthReport of(JsonNode object) {
        Optional<Conditions.Condition> ready = Conditions.of(object).find("Ready");
        if (ready.isEmpty()) {
            return ObjectHealth.progressing("waits for the External Secrets Operator");
        }
        if (!ready.get().status().equals("True")) {
            return ObjectHealth.progressing(
                    "its secret is not there: " + ready.get().text());
        }
        return synced(object)
                ? HealthReport.HEALTHY
                : ObjectHealth.progressing("the External Secrets Operator has not seen the last change yet");
    }

    /** {@code syncedResourceVersion} is the generation that was synced, and a hash of the metadata behind a hyphen. */
    private static boolean synced(JsonNode object) {
        String version = object.path("status").path("syncedResourceVersion").asText("");
        String generation = object.path("metadata").path("generation").asText("");
        return version.isEmpty() || generation.isEmpty() || version.startsWith(generation + "-");
    }
}
