package io.gitops4j.core.internal.run;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The engine's own threads, for embedders who lend none: made as needed, daemons, gone after a minute without work. */
final class OwnThreads implements AutoCloseable {
    private final ExecutorService pool;

    OwnThreads() {
        AtomicInteger count = new AtomicInteger();
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, "gitops4j-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        this.pool =
                new ThreadPoolExecutor(0, Integer.MAX_VALUE, 60, TimeUnit.SECONDS, new SynchronousQueue<>(), threads);
    }

    ExecutorService pool() {
        return pool;
    }

    @Override
    public void close() {
        pool.shutdown();
    }
}
