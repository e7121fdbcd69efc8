package io.gitops4j.testkit.engine;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Everything at once, at random: {@code -Dgitops4j.seeds=10000} tries more of it, {@code -Dgitops4j.seed=n} repeats one. What a seed
 * found becomes a test of its own.
 */
final class RandomSimulationTest {
    private static final long SEEDS = 400;
    private static final int EVENTS = 25;

    static LongStream seeds() {
        Long one = Long.getLong("gitops4j.seed");
        return one == null ? LongStream.rangeClosed(1, Long.getLong("gitops4j.seeds", SEEDS)) : LongStream.of(one);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void f60_whateverHappensNothingIsLostAndTheEndIsAsDeclared(long seed) {
        try (Mix mix = new Mix(seed)) {
            try {
                mix.happen(EVENTS);
                mix.settle();
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(
                        "seed " + seed + ": " + e.getMessage() + "\n  " + String.join("\n  ", mix.trace()), e);
            }
        }
    }
}
