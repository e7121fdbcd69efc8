package io.gitops4j.api.spec;

/** What happens when a scheduled run is due while the one before still runs. */
public enum Concurrency {
    /** Both run. */
    ALLOW,
    /** The new one is left out. */
    FORBID,
    /** The old one is stopped. */
    REPLACE
}
