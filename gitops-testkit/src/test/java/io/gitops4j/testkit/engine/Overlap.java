package io.gitops4j.testkit.engine;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** Counts how many threads were in one place at once. */
final class Overlap {
    private final AtomicInteger inside = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    <T> T watch(Supplier<T> body) {
        most.accumulateAndGet(inside.incrementAndGet(), Math::max);
        try {
            return body.get();
        } finally {
            inside.decrementAndGet();
        }
    }

    int most() {
        return most.get();
    }
}
