package io.gitops4j.api;

/** What the engine may do with a resource. */
public enum Lifecycle {
    /** Belongs to one service: created, updated and deleted with it. */
    OWNED,
    /** Shared by services, such as a namespace: created when absent, and never touched again. */
    CREATE_ONLY
}
