package io.gitops4j.api;

/** How a run ended for one service. */
public enum ServiceStatus {
    /** Nothing was to be done. */
    UNCHANGED,
    /** Applied, and healthy where the target can tell. */
    DEPLOYED,
    /** Applied; the rollout goes on, and a later run tells how it ends. */
    PROGRESSING,
    /** No longer declared, and deleted. */
    REMOVED,
    /** Waits for an approval or a condition. */
    HELD,
    /** Refused by a policy. */
    DENIED,
    /** Its manifest is wrong. */
    INVALID,
    /** Not tried, as it failed before with the same content. */
    BACKING_OFF,
    /** Source, configuration or live state moved since the plan was made; nothing was overwritten. */
    SUPERSEDED,
    /** A write failed, or the workload did not become healthy. */
    FAILED,
    /** The run was stopped before it was done. */
    CANCELLED
}
