package io.gitops4j.waml;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Many {@link FuzzCase}s, on all processors. Time is the thread's own on a processor, so that a busy machine makes no case slow; a
 * case that never ends is named by its seed.
 */
final class FuzzRun {
    private static final Duration SLOW = Duration.ofSeconds(1);
    private static final int TRIES = 3;

    private final ParseCheck check = new ParseCheck();
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final long firstSeed;
    private final int cases;
    private final int workers;
    private final AtomicLongArray current;

    FuzzRun(long firstSeed, int cases) {
        this.firstSeed = firstSeed;
        this.cases = cases;
        this.workers = Runtime.getRuntime().availableProcessors();
        this.current = new AtomicLongArray(workers);
    }

    /**
     * What came out.
     *
     * @param cases how many were run
     * @param valid how many of them were still valid
     * @param changes how often each way to damage was taken
     * @param slowest the most time that one case took on a processor, and its seed
     */
    record Outcome(int cases, int valid, Map<String, Integer> changes, Slowest slowest) {
        Outcome and(Outcome other) {
            Map<String, Integer> both = new TreeMap<>(changes);
            other.changes.forEach((change, count) -> both.merge(change, count, Integer::sum));
            return new Outcome(
                    cases + other.cases,
                    valid + other.valid,
                    both,
                    slowest.nanos() >= other.slowest.nanos() ? slowest : other.slowest);
        }
    }

    /** A case and its time. */
    record Slowest(long seed, long nanos) {}

    /**
     * Runs all.
     *
     * @param patience after which a case that still runs is given up, for all together
     */
    Outcome run(Duration patience) throws InterruptedException {
        ExecutorService pool = Executors.newFixedThreadPool(workers, task -> {
            Thread thread = new Thread(task, "fuzz");
            thread.setDaemon(true);
            return thread;
        });
        try {
            List<Future<Outcome>> running = new ArrayList<>();
            for (int i = 0; i < workers; i++) {
                int worker = i;
                running.add(pool.submit(() -> work(worker)));
            }
            Outcome all = new Outcome(0, 0, Map.of(), new Slowest(firstSeed, 0));
            for (Future<Outcome> each : running) {
                all = all.and(each.get(patience.toSeconds(), TimeUnit.SECONDS));
            }
            return all;
        } catch (TimeoutException e) {
            throw new AssertionError("after " + patience + " these seeds still run: " + current, e);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof AssertionError error ? error : new AssertionError(e.getCause());
        } finally {
            pool.shutdownNow();
        }
    }

    private Outcome work(int worker) {
        Map<String, Integer> changes = new TreeMap<>();
        Slowest slowest = new Slowest(firstSeed, 0);
        int done = 0;
        int valid = 0;
        for (int i = worker; i < cases; i += workers) {
            FuzzCase fuzz = new FuzzCase(firstSeed + i);
            current.set(worker, firstSeed + i);
            byte[] manifest = fuzz.manifest();
            fuzz.changes().forEach(change -> changes.merge(change, 1, Integer::sum));
            long before = threads.getCurrentThreadCpuTime();
            valid += isValid(manifest, firstSeed + i) ? 1 : 0;
            long nanos = threads.getCurrentThreadCpuTime() - before;
            if (nanos > SLOW.toNanos()) {
                nanos = again(manifest, firstSeed + i);
            }
            slowest = nanos > slowest.nanos() ? new Slowest(firstSeed + i, nanos) : slowest;
            done++;
        }
        return new Outcome(done, valid, changes, slowest);
    }

    private boolean isValid(byte[] manifest, long seed) {
        try {
            return check.isValid(manifest);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    /** The quickest of some tries: the first one may have paid for something that has nothing to do with the case. */
    private long again(byte[] manifest, long seed) {
        long best = Long.MAX_VALUE;
        for (int i = 0; i < TRIES; i++) {
            long before = threads.getCurrentThreadCpuTime();
            isValid(manifest, seed);
            best = Math.min(best, threads.getCurrentThreadCpuTime() - before);
        }
        if (best > SLOW.toNanos()) {
            throw new AssertionError(
                    "seed " + seed + " takes " + Duration.ofNanos(best) + ", and " + SLOW + " are allowed");
        }
        return best;
    }
}
