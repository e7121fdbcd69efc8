package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** An {@link Operation} in a test's hands; it keeps what was reported to it. Thread-safe. */
public final class TestOperation implements Operation {
    private static final Duration PLENTY = Duration.ofMinutes(1);

    private final Supplier<Duration> left;
    private final AtomicInteger checkpoints = new AtomicInteger();
    private final List<Diagnostic> reports = new CopyOnWriteArrayList<>();
    private volatile int checkpointsAllowed;

    private TestOperation(Supplier<Duration> left, int checkpointsAllowed) {
        this.left = left;
        this.checkpointsAllowed = checkpointsAllowed;
    }

    /** One that never ends; a minute is always left. */
    public static TestOperation live() {
        return new TestOperation(() -> PLENTY, Integer.MAX_VALUE);
    }

    /** One that was cancelled before it began. */
    public static TestOperation cancelled() {
        return cancelledAfter(0);
    }

    /** One that is cancelled when so many checkpoints have passed. */
    public static TestOperation cancelledAfter(int checkpoints) {
        return new TestOperation(() -> PLENTY, checkpoints);
    }

    /** One whose time is over. */
    public static TestOperation expired() {
        return new TestOperation(() -> Duration.ZERO, Integer.MAX_VALUE);
    }

    /** One that has so much real time from now on. */
    public static TestOperation expiring(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        return new TestOperation(() -> Duration.ofNanos(end - System.nanoTime()), Integer.MAX_VALUE);
    }

    /** One that has so much time from now on by a clock, for example a {@link VirtualClock}. */
    public static TestOperation expiring(Duration time, Clock clock) {
        Instant end = clock.instant().plus(time);
        return new TestOperation(() -> Duration.between(clock.instant(), end), Integer.MAX_VALUE);
    }

    /** Cancels it: no further checkpoint passes. */
    public void cancel() {
        checkpointsAllowed = 0;
    }

    @Override
    public void checkpoint() {
        if (checkpoints.incrementAndGet() > checkpointsAllowed) {
            throw ended(FailureKind.CANCELLED, "the operation was cancelled", "nothing; the test wants it so");
        }
        if (remaining().isZero()) {
            throw ended(FailureKind.TIMEOUT, "the operation's time is over", "give it more time");
        }
    }

    @Override
    public Duration remaining() {
        Duration time = left.get();
        return time.isNegative() ? Duration.ZERO : time;
    }

    @Override
    public void report(Diagnostic diagnostic) {
        reports.add(diagnostic);
    }

    /** Everything reported so far, in order. */
    public List<Diagnostic> reports() {
        return List.copyOf(reports);
    }

    /** How often {@link #checkpoint} was called. */
    public int checkpoints() {
        return checkpoints.get();
    }

    private static GitOpsException ended(FailureKind kind, String what, String remedy) {
        return new GitOpsException(
                kind,
                Diagnostic.error("OPERATION-" + kind).what(what).remedy(remedy).build());
    }
}
