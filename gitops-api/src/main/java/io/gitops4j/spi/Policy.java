package io.gitops4j.spi;

/** May this go ahead? Pure over its request; thread-safe. An exception counts as a denial. */
@FunctionalInterface
public interface Policy extends AutoCloseable {
    /** Judges one service that has something to apply. */
    PolicyDecision evaluate(PolicyRequest request);

    @Override
    default void close() {}
}
