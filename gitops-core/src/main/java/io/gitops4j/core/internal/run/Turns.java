package io.gitops4j.core.internal.run;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing done again and again on one thread: at once, then after each pause or as soon as somebody asks. */
final class Turns implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    /** Where it is: waiting for a thread, or on one. */
    private enum Phase {
        WAITING,
        RUNNING,
        STOPPED
    }

    private final String name;
    private final Runnable turn;
    private final Supplier<Duration> pause;
    private final Semaphore asked = new Semaphore(0);
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Thread runner;

    Turns(String name, Runnable turn, Supplier<Duration> pause) {
        this.name = name;
        this.turn = turn;
        this.pause = pause;
    }

    @Override
    public void run() {
        if (!phase.compareAndSet(Phase.WAITING, Phase.RUNNING)) {
            return;
        }
        runner = Thread.currentThread();
        try {
            while (phase.get() == Phase.RUNNING) {
                once();
                if (asked.tryAcquire(pause.get().toMillis(), TimeUnit.MILLISECONDS)) {
                    asked.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            runner = null;
            done.countDown();
        }
    }

    /** Whatever one turn ends with, the next one comes (I12). */
    private void once() {
        try {
            turn.run();
        } catch (RuntimeException | Error e) {
            LOG.error("a run of {} broke; the loop goes on", name, e);
        }
    }

    /** Asks for a turn now; several asks become one turn. */
    void trigger() {
        asked.release();
    }

    /** Begins no further turn. */
    void stop() {
        if (phase.getAndSet(Phase.STOPPED) == Phase.WAITING) {
            // It never got a thread, and will return at once if it gets one.
            done.countDown();
        }
        asked.release();
    }

    /** Waits for the end of the turn under way, unless it is the one that calls. */
    void await() {
        if (Thread.currentThread().equals(runner)) {
            return;
        }
        try {
            done.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
