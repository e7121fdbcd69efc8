package io.gitops4j.api;

import java.util.concurrent.atomic.AtomicBoolean;

/** A switch with which an embedder stops a run. Thread-safe; once cancelled it stays so. */
public final class Cancellation {
    private final AtomicBoolean cancelled = new AtomicBoolean();

    /** A switch that is not yet thrown. */
    public Cancellation() {}

    /** Asks the run to stop at its next safe place. */
    public void cancel() {
        cancelled.set(true);
    }

    /** Whether {@link #cancel} was called. */
    public boolean cancelled() {
        return cancelled.get();
    }
}
