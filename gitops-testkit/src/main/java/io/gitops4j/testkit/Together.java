package io.gitops4j.testkit;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Runs calls at the same moment, each on a thread of its own. */
final class Together {
    private Together() {}

    /** The results in the order of the calls; the first failure is thrown as it is. */
    static <T> List<T> run(List<Callable<T>> calls) {
        ExecutorService threads = Executors.newFixedThreadPool(calls.size());
        try {
            CountDownLatch ready = new CountDownLatch(calls.size());
            List<Future<T>> futures = new ArrayList<>();
            for (Callable<T> call : calls) {
                futures.add(threads.submit(() -> {
                    ready.countDown();
                    ready.await();
                    return call.call();
                }));
            }
            List<Callable<T>> results = new ArrayList<>();
            futures.forEach(future -> results.add(() -> result(future)));
            return inTurn(results);
        } finally {
            threads.shutdownNow();
        }
    }

    /** One call after the other. */
    static <T> List<T> inTurn(List<Callable<T>> calls) {
        List<T> results = new ArrayList<>();
        for (Callable<T> call : calls) {
            try {
                results.add(call.call());
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError("a call failed", e);
            }
        }
        return results;
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException unchecked) {
                throw unchecked;
            }
            throw e.getCause() instanceof Error error ? error : new AssertionError("a call failed", e.getCause());
        }
    }
}
