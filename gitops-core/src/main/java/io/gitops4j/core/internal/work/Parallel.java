package io.gitops4j.core.internal.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Phaser;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Does one thing to many items, side by side on a lent executor. The calling thread works too, so that a full or single-threaded
 * executor slows the work and never stops it.
 */
public final class Parallel {
    private final Executor executor;
    private final int width;

    /** At most {@code width} items at once. */
    public Parallel(Executor executor, int width) {
        this.executor = executor;
        this.width = Math.max(1, width);
    }

    /** The same with another width. */
    public Parallel atMost(int other) {
        return new Parallel(executor, Math.min(width, other));
    }

    /**
     * The results in the order of the items. {@code action} handles its own failures: what it throws all the same ends the whole,
     * after the items under way are done.
     */
    public <A, B> List<B> map(List<A> items, Function<? super A, ? extends B> action) {
        AtomicReferenceArray<B> results = new AtomicReferenceArray<>(items.size());
        AtomicInteger next = new AtomicInteger();
        AtomicReference<Throwable> broken = new AtomicReference<>();
        Runnable drain = () -> {
            for (int i = next.getAndIncrement(); i < items.size() && broken.get() == null; i = next.getAndIncrement()) {
                results.set(i, action.apply(items.get(i)));
            }
        };
        Phaser working = new Phaser(1);
        Worker worker = new Worker(LogContext.here().taken(drain), working, broken);
        for (int i = 1; i < Math.min(width, items.size()); i++) {
            if (!lent(worker)) {
                break;
            }
        }
        try {
            drain.run();
        } catch (RuntimeException | Error e) {
            broken.compareAndSet(null, e);
        }
        working.arriveAndAwaitAdvance();
        rethrow(broken.get());
        List<B> inOrder = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            inOrder.add(results.get(i));
        }
        return inOrder;
    }

    private boolean lent(Worker worker) {
        try {
            executor.execute(worker);
            return true;
        } catch (RejectedExecutionException e) {
            return false;
        }
    }

    private static void rethrow(@Nullable Throwable broken) {
        if (broken instanceof RuntimeException runtime) {
            throw runtime;
        }
        if (broken instanceof Error error) {
            throw error;
        }
    }

    /**
     * Counts only once it runs. One that still waits in the executor's queue when all items are taken must not be waited for: the
     * thread that it needs may be the one that waits. It finds nothing left to do when it comes at last.
     */
    private record Worker(Runnable drain, Phaser working, AtomicReference<Throwable> broken) implements Runnable {
        @Override
        public void run() {
            working.register();
            try {
                drain.run();
            } catch (RuntimeException | Error e) {
                broken.compareAndSet(null, e);
            } finally {
                working.arriveAndDeregister();
            }
        }
    }
}
