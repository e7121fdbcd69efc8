package io.gitops4j.core.internal.work;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.time.Duration;
import java.util.List;

/** The operation of one run: one deadline for everything in it, two switches that end it, one place for what it tells. */
public final class RunOperation implements Operation {
    /** Where a run's findings and progress go. */
    public interface Listener {
        void report(Diagnostic diagnostic);

        void progress(String activity, long done, long total);

        /** Measures the run's work. */
        default Watch watch() {
            return Watch.NOBODY;
        }
    }

    /** So soon a pause notices that somebody stopped the run. */
    private static final Duration LONGEST_NAP = Duration.ofSeconds(1);

    private final Time time;
    private final long deadline;
    private final Duration limit;
    private final List<Cancellation> switches;
    private final Listener listener;

    public RunOperation(Time time, Duration limit, List<Cancellation> switches, Listener listener) {
        this.time = time;
        this.limit = limit;
        this.deadline = time.nanos() + limit.toNanos();
        this.switches = List.copyOf(switches);
        this.listener = listener;
    }

    @Override
    public void checkpoint() {
        if (stopped()) {
            throw new GitOpsException(
                    FailureKind.CANCELLED,
                    Diagnostic.error("RUN-CANCELLED")
                            .what("the run was stopped before it was done")
                            .remedy("run again: what was done is recorded, and the rest follows")
                            .build());
        }
        if (left() <= 0) {
            throw new GitOpsException(
                    FailureKind.TIMEOUT,
                    Diagnostic.error("RUN-TIMEOUT")
                            .what("the run took longer than " + limit.toSeconds() + " s")
                            .remedy("run again, or raise limits.timeout")
                            .build());
        }
    }

    @Override
    public Duration remaining() {
        return Duration.ofNanos(Math.max(0, left()));
    }

    @Override
    public void report(Diagnostic diagnostic) {
        listener.report(diagnostic);
    }

    @Override
    public void progress(String activity, long done, long total) {
        listener.progress(activity, done, total);
    }

    /** Measures the run's work. */
    public Watch watch() {
        return listener.watch();
    }

    /** Whether the run is to end, because somebody stopped it or its time is over. */
    public boolean over() {
        return stopped() || left() <= 0;
    }

    /** Waits, but never longer than there is time, and not much longer than nobody stops the run. */
    public void pause(Duration duration) {
        checkpoint();
        long rest = Math.min(duration.toNanos(), left());
        while (rest > 0) {
            long nap = Math.min(rest, LONGEST_NAP.toNanos());
            time.pause(Duration.ofNanos(nap));
            rest -= nap;
            checkpoint();
        }
    }

    private boolean stopped() {
        return Thread.currentThread().isInterrupted() || switches.stream().anyMatch(Cancellation::cancelled);
    }

    private long left() {
        return deadline - time.nanos();
    }
}
