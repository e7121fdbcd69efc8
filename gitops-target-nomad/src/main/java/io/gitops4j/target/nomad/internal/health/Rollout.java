package io.gitops4j.target.nomad.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.target.nomad.internal.JobStub;

/**
 * A deployment: Nomad's word for the rollout of one version of a job.
 *
 * @param specIndex the modify index of the job that it rolls out
 */
record Rollout(String specIndex, long jobVersion, String status, String description, int desired, int healthy) {
    static Rollout of(JsonNode deployment) {
        int desired = 0;
        int healthy = 0;
        for (JsonNode group : deployment.path("TaskGroups")) {
            desired += group.path("DesiredTotal").asInt();
            healthy += group.path("HealthyAllocs").asInt();
        }
        return new Rollout(
                deployment.path("JobSpecModifyIndex").asText("0"),
                deployment.path("JobVersion").asLong(),
                deployment.path("Status").asText(),
                deployment.path("StatusDescription").asText(""),
                desired,
                healthy);
    }

    /** Whether it is about the job as it is now, and was not given up for a newer one. */
    boolean isOf(JobStub job) {
        return specIndex.equals(job.modifyIndex()) && !status.equals("cancelled");
    }
}
