package io.gitops4j.core.internal.work;

import java.time.Duration;

/**
 * How often and how soon something is tried again.
 *
 * @param first wait after the first failure
 * @param cap longest wait
 * @param attempts how many tries in all
 */
public record RetryPolicy(Duration first, Duration cap, int attempts) {
    /** The wait after so many failures, doubling up to the cap. */
    public Duration delay(int failures) {
        Duration delay = first;
        for (int i = 1; i < failures && delay.compareTo(cap) < 0; i++) {
            delay = delay.multipliedBy(2);
        }
        return delay.compareTo(cap) < 0 ? delay : cap;
    }

    /** Whether another try is left after so many failures. */
    public boolean allows(int failures) {
        return failures < attempts;
    }
}
