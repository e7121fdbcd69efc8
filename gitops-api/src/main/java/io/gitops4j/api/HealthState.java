package io.gitops4j.api;

/** How a resource or a service is doing, worst last. */
public enum HealthState {
    /** Does what it is for. */
    HEALTHY,
    /** Stopped on purpose. */
    SUSPENDED,
    /** On the way; may become healthy without anybody's help. */
    PROGRESSING,
    /** The target cannot tell. */
    UNKNOWN,
    /** Not there. */
    MISSING,
    /** Will not become healthy without help. */
    DEGRADED;

    /** The worse of the two. */
    public HealthState worse(HealthState other) {
        return compareTo(other) >= 0 ? this : other;
    }

    /** Whether waiting cannot change it. */
    public boolean settled() {
        return this == HEALTHY || this == SUSPENDED || this == DEGRADED;
    }
}
