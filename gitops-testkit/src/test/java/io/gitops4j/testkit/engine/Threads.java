package io.gitops4j.testkit.engine;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An embedder's executor with so many threads, none of which outlives the test. */
final class Threads implements Executor, AutoCloseable {
    private final ExecutorService pool;

    Threads(int count) {
        this.pool = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "embedder");
            thread.setDaemon(true);
            return thread;
        });
    }

    @Override
    public void execute(Runnable task) {
        pool.execute(task);
    }

    @Override
    public void close() {
        pool.shutdownNow();
    }
}
