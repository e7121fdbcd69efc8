package io.gitops4j.core.internal.run;

import java.util.random.RandomGenerator;

/** Ids of runs: unlikely to meet again anywhere, and repeatable from a seed. Thread-safe. */
final class RunIds {
    private final RandomGenerator random;

    RunIds(RandomGenerator random) {
        this.random = random;
    }

    synchronized String next() {
        return String.format("%016x", random.nextLong());
    }

    /** A number from 0 (inclusive) to 1. */
    synchronized double jitter() {
        return random.nextDouble();
    }
}
