package io.gitops4j.core.internal.run;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Polling;
import io.gitops4j.api.VisibleText;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.DoubleSupplier;
import java.util.stream.Collectors;

/** Reconciles every environment again and again, each on one thread of the lent executor, until it is closed. */
final class PollingLoop implements Polling {
    private static final String POLL = "poll";
    private static final int LONGEST_INITIATOR = 200;

    private final Cancellation stop = new Cancellation();
    private final Map<String, Turns> turns;

    private PollingLoop(Map<String, Environment> environments, Duration interval, DoubleSupplier jitter) {
        Map<String, Turns> byName = new TreeMap<>();
        environments.forEach((name, environment) -> byName.put(
                name,
                new Turns(
                        name,
                        reasons -> environment.reconcile(
                                environment.ofALoop().cancellation(stop).initiator(initiator(reasons)), interval),
                        () -> pause(interval, jitter))));
        this.turns = Collections.unmodifiableMap(byName);
    }

    /** @throws RejectedExecutionException when the executor takes no more work; then no loop is left running */
    static PollingLoop start(
            Map<String, Environment> environments, Duration interval, DoubleSupplier jitter, Executor executor) {
        PollingLoop loop = new PollingLoop(environments, interval, jitter);
        try {
            loop.turns.values().forEach(executor::execute);
        } catch (RejectedExecutionException e) {
            loop.close();
            throw e;
        }
        return loop;
    }

    /** Up to a tenth longer, so that engines that were started together do not go on together. */
    private static Duration pause(Duration interval, DoubleSupplier jitter) {
        return interval.plus(
                interval.multipliedBy(Math.round(jitter.getAsDouble() * 100)).dividedBy(1000));
    }

    private static String initiator(List<String> reasons) {
        return reasons.isEmpty() ? POLL : reasons.stream().distinct().collect(Collectors.joining(", "));
    }

    @Override
    public void trigger(String environment) {
        trigger(environment, POLL);
    }

    @Override
    public void trigger(String environment, String initiator) {
        Turns found = turns.get(environment);
        if (found == null) {
            throw Engine.unknown(environment, turns.keySet());
        }
        found.trigger(VisibleText.cut(initiator, LONGEST_INITIATOR));
    }

    @Override
    public void close() {
        stop.cancel();
        turns.values().forEach(Turns::stop);
        turns.values().forEach(Turns::await);
    }
}
