package io.gitops4j.git.internal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Runs an action when a time is over, unless it is closed first. The action runs on the JDK's own timer thread, so it must not
 * block.
 */
final class Alarm implements AutoCloseable {
    private final CompletableFuture<Boolean> closed = new CompletableFuture<>();

    private Alarm() {}

    @SuppressWarnings("FutureReturnValueIgnored") // nobody waits for the action
    static Alarm after(Duration time, Runnable action) {
        Alarm alarm = new Alarm();
        // Not before the time is over: who is stopped looks at the same clock for the reason.
        alarm.closed.orTimeout(time.toMillis() + 1, TimeUnit.MILLISECONDS).whenComplete((done, failure) -> {
            if (failure instanceof TimeoutException) {
                action.run();
            }
        });
        return alarm;
    }

    @Override
    public void close() {
        closed.complete(true);
    }
}
