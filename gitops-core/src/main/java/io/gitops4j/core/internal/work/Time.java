package io.gitops4j.core.internal.work;

import io.gitops4j.Pauses;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.LongSupplier;

/** Time as the engine sees it: a clock for records, a monotonic counter for limits, and a way to wait. */
public final class Time {
    private final Clock clock;
    private final LongSupplier nanos;
    private final Pauses pauses;

    private Time(Clock clock, LongSupplier nanos, Pauses pauses) {
        this.clock = clock;
        this.nanos = nanos;
        this.pauses = pauses;
    }

    /** The machine's own. A clock that is set back does not disturb limits (F51). */
    public static Time system() {
        return new Time(Clock.systemUTC(), System::nanoTime, duration -> Thread.sleep(duration.toMillis()));
    }

    /** An embedder's clock also counts the limits, so that a test's time is one time. */
    public static Time of(Clock clock, Pauses pauses) {
        return new Time(clock, () -> nanosOf(clock.instant()), pauses);
    }

    private static long nanosOf(Instant instant) {
        return instant.getEpochSecond() * 1_000_000_000L + instant.getNano();
    }

    public Clock clock() {
        return clock;
    }

    public Instant now() {
        return clock.instant();
    }

    public long nanos() {
        return nanos.getAsLong();
    }

    /** Waits; an interrupt ends the wait and stays visible to the next checkpoint. */
    public void pause(Duration duration) {
        try {
            pauses.pause(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
