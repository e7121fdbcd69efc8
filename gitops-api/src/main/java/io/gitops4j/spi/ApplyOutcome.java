package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.LiveResource;
import java.util.Objects;
import java.util.Optional;

/** What became of one change, as a value. Use the factories. */
public final class ApplyOutcome {
    /** In one word. */
    public enum Status {
        /** Written. */
        APPLIED,
        /** It was so already, or gone already; nothing was written. */
        UNCHANGED,
        /** Compare-and-set failed: it is there, gone or different against the plan. Nothing was written. */
        CONFLICT,
        /** The target refused it. Nothing was written. */
        REFUSED
    }

    private final Status status;
    private final Optional<LiveResource> now;
    private final Optional<Failure> failure;

    private ApplyOutcome(Status status, Optional<LiveResource> now, Optional<Failure> failure) {
        this.status = status;
        this.now = now;
        this.failure = failure;
    }

    /** Written; {@code now} has the new version and fingerprint. */
    public static ApplyOutcome applied(LiveResource now) {
        return new ApplyOutcome(Status.APPLIED, Optional.of(now), Optional.empty());
    }

    /** Deleted. */
    public static ApplyOutcome deleted() {
        return new ApplyOutcome(Status.APPLIED, Optional.empty(), Optional.empty());
    }

    /** It was so already. */
    public static ApplyOutcome unchanged(LiveResource now) {
        return new ApplyOutcome(Status.UNCHANGED, Optional.of(now), Optional.empty());
    }

    /** It was gone already. */
    public static ApplyOutcome absent() {
        return new ApplyOutcome(Status.UNCHANGED, Optional.empty(), Optional.empty());
    }

    /** Compare-and-set failed. */
    public static ApplyOutcome conflict(Diagnostic why) {
        return new ApplyOutcome(Status.CONFLICT, Optional.empty(), Optional.of(new Failure(FailureKind.CONFLICT, why)));
    }

    /** The target refused it, and will again: an invalid object, a missing right, an immutable field. */
    public static ApplyOutcome refused(FailureKind kind, Diagnostic why) {
        return new ApplyOutcome(Status.REFUSED, Optional.empty(), Optional.of(new Failure(kind, why)));
    }

    /** In one word. */
    public Status status() {
        return status;
    }

    /** What is there now; absent after a delete and where nothing was written. */
    public Optional<LiveResource> now() {
        return now;
    }

    /** Why it was not written. */
    public Optional<Failure> failure() {
        return failure;
    }

    @Override
    public String toString() {
        return status + failure.map(f -> " " + Objects.toString(f)).orElse("");
    }
}
