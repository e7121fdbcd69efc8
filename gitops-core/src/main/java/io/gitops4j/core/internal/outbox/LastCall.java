package io.gitops4j.core.internal.outbox;

import io.gitops4j.api.Cancellation;
import java.time.Duration;
import java.util.List;

/** The last chance of what waits, before a process ends. */
public final class LastCall {
    /** So soon it is noticed that all is told. */
    private static final Duration NAP = Duration.ofMillis(10);

    private final Work work;

    /** For lanes that work with this. */
    public LastCall(Work work) {
        this.work = work;
    }

    /**
     * Returns when all is told, when the rest has to wait for longer than there is time, or when the time is over.
     *
     * @param stop ends it early, as does the closing engine
     */
    public void give(List<? extends Lane<?>> lanes, Duration patience, Cancellation stop) {
        long end = work.time().nanos() + patience.toNanos();
        if (!over(end, stop)) {
            lanes.forEach(Lane::hurry);
        }
        while (!over(end, stop) && lanes.stream().anyMatch(lane -> lane.promises(end))) {
            long left = end - work.time().nanos();
            work.time().pause(Duration.ofNanos(Math.min(left, NAP.toNanos())));
            lanes.forEach(Lane::nudge);
        }
    }

    private boolean over(long end, Cancellation stop) {
        return end - work.time().nanos() <= 0
                || stop.cancelled()
                || work.closing().cancelled()
                || Thread.currentThread().isInterrupted();
    }
}
