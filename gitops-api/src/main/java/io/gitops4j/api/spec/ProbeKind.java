package io.gitops4j.api.spec;

/** What a {@link Probe} decides. */
public enum ProbeKind {
    /** Whether an instance may get traffic. */
    READINESS,
    /** Whether an instance must be restarted. */
    LIVENESS,
    /** Whether an instance has started, so that the other probes may begin. */
    STARTUP
}
