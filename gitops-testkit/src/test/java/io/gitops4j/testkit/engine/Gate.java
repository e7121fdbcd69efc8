package io.gitops4j.testkit.engine;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Where one thread waits for another; a test that hangs fails instead. */
final class Gate {
    private final CountDownLatch latch;

    Gate() {
        this(1);
    }

    /** One that opens at so many calls. */
    Gate(int calls) {
        this.latch = new CountDownLatch(calls);
    }

    void open() {
        latch.countDown();
    }

    void await() {
        try {
            if (!latch.await(60, TimeUnit.SECONDS)) {
                throw new AssertionError("nobody opened the gate");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted at the gate", e);
        }
    }
}
