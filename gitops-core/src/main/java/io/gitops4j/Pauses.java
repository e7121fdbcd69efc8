package io.gitops4j;

import java.time.Duration;

/** How the engine waits: between two tries, two looks at health, two runs of a loop. A test replaces it and waits for nothing. */
@FunctionalInterface
public interface Pauses {
    /** Blocks for about this time. */
    void pause(Duration duration) throws InterruptedException;
}
