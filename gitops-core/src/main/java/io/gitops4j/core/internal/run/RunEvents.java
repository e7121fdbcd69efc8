package io.gitops4j.core.internal.run;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.core.internal.work.RunOperation;
import java.time.Clock;
import java.util.List;
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

    RunEvents(String environment, String runId, Clock clock, List<ReconcileListener> listeners) {
        this.environment = environment;
        this.runId = runId;
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    /** Refuses a call that comes from inside a listener. */
    static void refuseListeners() {
        if (LISTENING.get()) {
            throw new IllegalStateException("a listener cannot call the engine: hand the call to another thread");
        }
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
        for (ReconcileListener listener : listeners) {
            LISTENING.set(true);
            try {
                listener.onEvent(event);
            } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError e) {
                LOG.warn("listener {} failed on {} with {}", listener.getClass().getName(), kind, e.toString());
                LOG.debug("the cause", e);
            } finally {
                LISTENING.remove();
            }
        }
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
