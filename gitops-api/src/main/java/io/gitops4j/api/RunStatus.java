package io.gitops4j.api;

/** How a run ended, as a whole. */
public enum RunStatus {
    /** Nothing was to be written. Rollouts of earlier runs may still go on, which the services tell. */
    IN_SYNC,
    /** Everything that was to be done is done. */
    APPLIED,
    /** Nothing failed, but something is held, denied or waits for its next try. */
    HELD,
    /** Some services are done, and others failed or are invalid. */
    PARTIAL,
    /** Nothing could be done: the source, the target or the history is out of reach, or every service failed. */
    FAILED,
    /** The embedder asked to stop, or the time was over. What was done is recorded; the next run goes on. */
    CANCELLED
}
