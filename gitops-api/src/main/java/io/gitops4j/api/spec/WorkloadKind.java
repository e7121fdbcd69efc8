package io.gitops4j.api.spec;

/** How a service runs. */
public enum WorkloadKind {
    /** Runs all the time, in a number of equal instances. */
    SERVICE,
    /** Runs to completion at the times of a {@link Schedule}. */
    CRON_JOB
}
