package io.gitops4j.core.internal.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One thing done again and again on one thread: at once, then after each pause or as soon as somebody asks. */
final class Turns implements Runnable {
    private static final Logger LOG = LoggerFactory.getLogger(Turns.class);

    private static final int MOST_REASONS = 8;

    /** Where it is: waiting for a thread, or on one. */
    private enum Phase {
        WAITING,
        RUNNING,
        STOPPED
    }

    private final String name;
    private final Consumer<List<String>> turn;
    private final Supplier<Duration> pause;
    private final Queue<String> reasons = new ArrayBlockingQueue<>(MOST_REASONS);
    private final Semaphore asked = new Semaphore(0);
    private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.WAITING);
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile @Nullable Thread runner;

    Turns(String name, Consumer<List<String>> turn, Supplier<Duration> pause) {
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
            turn.accept(reasons());
        } catch (RuntimeException | Error e) {
            LOG.error("a run of {} broke; the loop goes on", name, e);
        }
    }

    /** What was said by those who asked since the last turn. */
    private List<String> reasons() {
        List<String> taken = new ArrayList<>();
        for (String reason = reasons.poll(); reason != null; reason = reasons.poll()) {
            taken.add(reason);
        }
        return taken;
    }

    /**
     * Asks for a turn now; several asks become one turn.
     *
     * @param reason who asks; of those that ask for one turn, the first few are kept
     */
    void trigger(String reason) {
        reasons.offer(reason);
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
