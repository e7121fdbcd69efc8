package io.gitops4j.api.spec;

import java.time.Duration;
import java.util.Objects;

/**
 * One health check of a container.
 *
 * @param check what it does
 * @param initialDelay before the first time
 * @param interval between two times
 * @param timeout of one time
 * @param failureThreshold how many failures in a row count
 */
public record Probe(
        ProbeCheck check, Duration initialDelay, Duration interval, Duration timeout, int failureThreshold) {
    /** Nothing is null. */
    public Probe {
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(initialDelay, "initialDelay");
        Objects.requireNonNull(interval, "interval");
        Objects.requireNonNull(timeout, "timeout");
    }

    /** A check at once, every 10 s, with 1 s of time, counting after 3 failures. */
    public static Probe of(ProbeCheck check) {
        return new Probe(check, Duration.ZERO, Duration.ofSeconds(10), Duration.ofSeconds(1), 3);
    }
}
