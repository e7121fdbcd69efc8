package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import java.time.Duration;

/** Lent by the engine for one call: its time, its end, and where to tell things. Thread-safe; not to be kept. */
public interface Operation {
    /**
     * Call it between two steps of I/O.
     *
     * @throws io.gitops4j.api.GitOpsException CANCELLED or TIMEOUT, to be passed on
     */
    void checkpoint();

    /** Time left, for the timeouts of clients; never negative, never zero while {@link #checkpoint} passes. */
    Duration remaining();

    /** Tells people something that does not stop the call. */
    void report(Diagnostic diagnostic);

    /**
     * Tells how far a long call is.
     *
     * @param activity what is going on, for example {@code receiving objects}
     * @param total 0 where unknown
     */
    default void progress(String activity, long done, long total) {}
}
