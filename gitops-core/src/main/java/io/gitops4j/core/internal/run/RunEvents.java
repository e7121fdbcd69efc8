package io.gitops4j.core.internal.run;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.core.internal.work.Time;
import io.gitops4j.core.internal.work.Watch;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells listeners what happens in one run, in order and one event at a time. Thread-safe. */
final class RunEvents implements RunOperation.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(RunEvents.class);

    /** Which threads are inside a listener now. A listener that called the engine would wait for the run that waits for it. */
    private static final ThreadLocal<Boolean> LISTENING = ThreadLocal.withInitial(() -> false);

    private final String environment;
    private final String runId;
    private final Clock clock;
    private final List<ReconcileListener> listeners;
    private final Set<String> complained = new HashSet<>();
    private final Watch watch;

    RunEvents(String environment, String runId, Time time, List<ReconcileListener> listeners) {
        this.environment = environment;
        this.runId = runId;
        this.clock = time.clock();
        this.listeners = List.copyOf(listeners);
        this.watch = Watch.of(
                environment, runId, time, listeners.isEmpty() ? Optional.empty() : Optional.of(this::onActivity));
    }

    /** Refuses a call that comes from inside a listener. */
    static void refuseListeners() {
        if (LISTENING.get()) {
            throw new IllegalStateException("a listener cannot call the engine: hand the call to another thread");
        }
    }

    String environment() {
        return environment;
    }

    String runId() {
        return runId;
    }

    synchronized void emit(Kind kind, UnaryOperator<ReconcileEvent.Builder> details) {
        if (listeners.isEmpty()) {
            return;
        }
        ReconcileEvent event = details.apply(ReconcileEvent.builder(kind, environment, runId, clock.instant()))
                .build();
        tell(kind, listener -> listener.onEvent(event));
    }

    private synchronized void onActivity(Activity activity) {
        tell(activity.kind(), listener -> listener.onActivity(activity));
    }

    private void tell(Enum<?> what, Consumer<ReconcileListener> call) {
        boolean inside = LISTENING.get();
        for (ReconcileListener listener : listeners) {
            LISTENING.set(true);
            try {
                call.accept(listener);
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                complain(listener, what, e);
                LOG.debug("the cause", e);
            } finally {
                // What is told while a listener is at work is told inside of it.
                if (!inside) {
                    LISTENING.remove();
                }
            }
        }
    }

    /** Once a run for each kind: a listener that always throws must not fill the log. */
    private void complain(ReconcileListener listener, Enum<?> what, Throwable cause) {
        String name = listener.getClass().getName();
        if (complained.add(name + " " + what)) {
            LOG.warn("listener {} failed on {} with {}", name, what, cause.toString());
        }
    }

    @Override
    public Watch watch() {
        return watch;
    }

    @Override
    public void report(Diagnostic diagnostic) {
        emit(Kind.FINDING, event -> event.text(diagnostic.toString()).diagnostic(diagnostic));
    }

    @Override
    public void progress(String activity, long done, long total) {
        emit(Kind.PROGRESS, event -> event.text(activity).progress(done, total));
    }
}
