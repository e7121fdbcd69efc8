package io.gitops4j.api.spec;

import java.util.Objects;

/**
 * When a cron job runs.
 *
 * @param cron five fields: minute, hour, day of month, month, day of week
 * @param timeZone an IANA name, or the empty string for the target's own
 * @param concurrency what happens when runs overlap
 * @param suspended whether no run is started
 */
public record Schedule(String cron, String timeZone, Concurrency concurrency, boolean suspended) {
    /** Nothing is null. */
    public Schedule {
        Objects.requireNonNull(cron, "cron");
        Objects.requireNonNull(timeZone, "timeZone");
        Objects.requireNonNull(concurrency, "concurrency");
    }
}
