package io.gitops4j;

import java.time.Duration;

/**
 * How a run waits: between two tries, between two looks at health. A test replaces it and waits for nothing. The interval of a loop
 * is not waited for this way, since {@link io.gitops4j.api.Polling#trigger} has to end that.
 */
@FunctionalInterface
public interface Pauses {
    /** Blocks for about this time. */
    void pause(Duration duration) throws InterruptedException;
}
