package io.gitops4j.api;

/** What the engine retries, maps and reports by; never by the text of a message. */
public enum FailureKind {
    /** The engine's or a plug-in's configuration is wrong. */
    CONFIG(false),
    /** A manifest is wrong. */
    MANIFEST(false),
    /** Not logged in, or not allowed. */
    AUTH(false),
    /** What was asked for is not there: a branch, a kind, a namespace. */
    NOT_FOUND(false),
    /** Somebody else was faster, or the thing belongs to somebody else. */
    CONFLICT(true),
    /** The other side does not answer, or says to come back later. */
    UNAVAILABLE(true),
    /** The time lent to the operation is over. */
    TIMEOUT(true),
    /** The embedder asked to stop. */
    CANCELLED(false),
    /** The plug-in cannot do this, and says so. */
    UNSUPPORTED(false),
    /** Refused by the other side's own rules: an invalid object, an admission policy, an immutable field. */
    REJECTED(false),
    /** The deployment was written, and the workload did not become healthy. */
    UNHEALTHY(false),
    /** A fault in the engine or in a plug-in. */
    INTERNAL(false);

    private final boolean retryable;

    FailureKind(boolean retryable) {
        this.retryable = retryable;
    }

    /** Whether the same call may succeed a little later without anybody changing anything. */
    public boolean retryable() {
        return retryable;
    }
}
