package io.gitops4j.api;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** How one run is made. The defaults suit a loop; every method gives a changed copy. */
public final class RunOptions {
    private static final RunOptions DEFAULTS =
            new RunOptions(Optional.empty(), new Cancellation(), Set.of(), true, "", Duration.ZERO);

    private final Optional<Duration> timeout;
    private final Cancellation cancellation;
    private final Set<Digest> approvals;
    private final boolean waitForHealth;
    private final String initiator;
    private final Duration observedWithin;

    private RunOptions(
            Optional<Duration> timeout,
            Cancellation cancellation,
            Set<Digest> approvals,
            boolean waitForHealth,
            String initiator,
            Duration observedWithin) {
        this.timeout = timeout;
        this.cancellation = cancellation;
        this.approvals = approvals;
        this.waitForHealth = waitForHealth;
        this.initiator = initiator;
        this.observedWithin = observedWithin;
    }

    /** The configured time limit, no approval, waiting for health, a look at the target. */
    public static RunOptions defaults() {
        return DEFAULTS;
    }

    /** Ends the run after this time instead of the configured one. */
    public RunOptions timeout(Duration value) {
        return new RunOptions(Optional.of(value), cancellation, approvals, waitForHealth, initiator, observedWithin);
    }

    /** Lets the caller stop the run. */
    public RunOptions cancellation(Cancellation value) {
        return new RunOptions(
                timeout,
                Objects.requireNonNull(value, "cancellation"),
                approvals,
                waitForHealth,
                initiator,
                observedWithin);
    }

    /** Releases what the plan with this digest holds, and nothing else. */
    public RunOptions approve(Digest planDigest) {
        return new RunOptions(timeout, cancellation, Set.of(planDigest), waitForHealth, initiator, observedWithin);
    }

    /** Whether the run follows rollouts until they are healthy or failed; otherwise it ends after the last write. */
    public RunOptions waitForHealth(boolean value) {
        return new RunOptions(timeout, cancellation, approvals, value, initiator, observedWithin);
    }

    /** Who asked, for the history. */
    public RunOptions initiator(String value) {
        return new RunOptions(
                timeout,
                cancellation,
                approvals,
                waitForHealth,
                Objects.requireNonNull(value, "initiator"),
                observedWithin);
    }

    /**
     * Spares the target what was found as wanted no longer ago than this: such a run looks only at services that are new, that changed,
     * or that were not as wanted, and at nothing at all where there is none. It looks at everything where something is to be deleted. What
     * somebody changed at the target meanwhile is found by a later run. Default zero: look at everything.
     */
    public RunOptions observedWithin(Duration value) {
        return new RunOptions(
                timeout,
                cancellation,
                approvals,
                waitForHealth,
                initiator,
                Objects.requireNonNull(value, "observedWithin"));
    }

    /** How old a look at the target may be; zero for none. */
    public Duration observedWithin() {
        return observedWithin;
    }

    /** The time limit, if it is not the configured one. */
    public Optional<Duration> timeout() {
        return timeout;
    }

    /** The caller's switch. */
    public Cancellation cancellation() {
        return cancellation;
    }

    /** Approved plan digests. */
    public Set<Digest> approvals() {
        return approvals;
    }

    /** Whether rollouts are followed. */
    public boolean waitForHealth() {
        return waitForHealth;
    }

    /** Who asked; may be empty. */
    public String initiator() {
        return initiator;
    }
}
