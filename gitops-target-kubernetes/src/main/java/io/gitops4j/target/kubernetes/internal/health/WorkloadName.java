package io.gitops4j.target.kubernetes.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.target.kubernetes.internal.resource.Marks;

/**
 * Which workload an object belongs to, by its marks.
 *
 * @param namespace where
 * @param name of the workload
 */
record WorkloadName(String namespace, String name) {
    static WorkloadName of(JsonNode metadata) {
        return new WorkloadName(
                metadata.path("namespace").asText(""),
                metadata.path("labels").path(Marks.NAME).asText(""));
    }

    String selector() {
        return Marks.NAME + "=" + name;
    }
}
