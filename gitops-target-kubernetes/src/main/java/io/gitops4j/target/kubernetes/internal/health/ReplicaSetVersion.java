package io.gitops4j.target.kubernetes.internal.health;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Which version of a workload a replica set runs; known from its metadata alone.
 *
 * @param workload the Deployment that made it
 * @param revision the Deployment's count of versions
 * @param hash what the pods carry as {@link PodSignal#REPLICA_SET}
 */
record ReplicaSetVersion(WorkloadName workload, String revision, String hash) {
    private static final String REVISION = "deployment.kubernetes.io/revision";

    static ReplicaSetVersion of(JsonNode replicaSet) {
        JsonNode metadata = replicaSet.path("metadata");
        return new ReplicaSetVersion(
                WorkloadName.of(metadata),
                revision(replicaSet),
                metadata.path("labels").path(PodSignal.REPLICA_SET).asText(""));
    }

    /** Of a Deployment or a replica set; empty before a controller has seen it. */
    static String revision(JsonNode object) {
        return object.path("metadata").path("annotations").path(REVISION).asText("");
    }
}
