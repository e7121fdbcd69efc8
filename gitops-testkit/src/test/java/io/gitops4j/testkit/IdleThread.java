package io.gitops4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Threads that somebody forgot to end; the test that wanted them ends them. */
final class IdleThread {
    private static final List<CountDownLatch> RUNNING = new ArrayList<>();

    private IdleThread() {}

    static synchronized void start(String name) {
        CountDownLatch end = new CountDownLatch(1);
        RUNNING.add(end);
        Thread thread = new Thread(
                () -> {
                    try {
                        end.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
    }

    static synchronized void endAll() {
        RUNNING.forEach(CountDownLatch::countDown);
        RUNNING.clear();
    }
}
