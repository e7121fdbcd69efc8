package io.gitops4j.core.internal.run;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Polling;
import io.gitops4j.api.RunOptions;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles every environment again and again, each on one thread of the lent executor, until it is closed. */
final class PollingLoop implements Polling {
    private static final Logger LOG = LoggerFactory.getLogger(PollingLoop.class);

    private final Duration interval;
    private final Supplier<Double> jitter;
    private final Cancellation stop = new Cancellation();
    private final Map<String, Semaphore> wake;
    private final CountDownLatch running;

    private PollingLoop(Map<String, Environment> environments, Duration interval, Supplier<Double> jitter) {
        this.interval = interval;
        this.jitter = jitter;
        this.wake = environments.keySet().stream().collect(Collectors.toMap(name -> name, name -> new Semaphore(0)));
        this.running = new CountDownLatch(environments.size());
    }

    static PollingLoop start(
            Map<String, Environment> environments, Duration interval, Supplier<Double> jitter, Executor executor) {
        PollingLoop loop = new PollingLoop(environments, interval, jitter);
        environments.forEach((name, environment) -> executor.execute(() -> loop.loop(name, environment)));
        return loop;
    }

    private void loop(String name, Environment environment) {
        try {
            Semaphore woken = wake.get(name);
            while (!stop.cancelled() && woken != null) {
                once(name, environment);
                // A rollout is followed for one interval; then the next revision has its turn, and the rollout is
                // looked at again.
                Duration pause = interval.plus(
                        interval.multipliedBy(Math.round(jitter.get() * 100)).dividedBy(1000));
                boolean asked = woken.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS);
                if (asked) {
                    woken.drainPermits();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            running.countDown();
        }
    }

    private void once(String name, Environment environment) {
        try {
            environment.reconcile(RunOptions.defaults().cancellation(stop).initiator("poll"), interval);
        } catch (RuntimeException e) {
            LOG.error("a run of {} broke; the loop goes on", name, e);
        }
    }

    @Override
    public void trigger(String environment) {
        Semaphore woken = wake.get(environment);
        if (woken == null) {
            throw Engine.unknown(environment, wake.keySet());
        }
        woken.release();
    }

    @Override
    public void close() {
        stop.cancel();
        wake.values().forEach(Semaphore::release);
        try {
            running.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
