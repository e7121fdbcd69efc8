package io.gitops4j.core.internal.run;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Change;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.core.internal.plan.ResourceMemory;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.core.internal.work.RetryPolicy;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.core.internal.work.Watch;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Target;
import java.util.Optional;

/** Makes one change: compare-and-set, a second look before every further try, and an end to trying. */
final class ResourceWriter {
    private static final int CONFLICTS = 5;

    private final Target target;
    private final String owner;
    private final SecondLook secondLook;
    private final ResourceMemory memory;
    private final RetryPolicy retries;

    ResourceWriter(Target target, String owner, SecondLook secondLook, ResourceMemory memory, RetryPolicy retries) {
        this.target = target;
        this.owner = owner;
        this.secondLook = secondLook;
        this.memory = memory;
        this.retries = retries;
    }

    /** Every end is a result, so that what was written so far is recorded. */
    WriteResult write(Change change, Attempt attempt, RunOperation operation, RunEvents events) {
        Watch.Label label = new Watch.Label(
                Activity.Kind.CHANGE, Watch.word(change.kind()), change.id(), Optional.of(change.service()));
        return operation
                .watch()
                .measure(
                        label,
                        () -> remembered(change, attempt, operation, events),
                        result -> Watch.End.as(Watch.word(result.status()), result.failure()));
    }

    private WriteResult remembered(Change change, Attempt attempt, RunOperation operation, RunEvents events) {
        WriteResult result;
        try {
            result = tries(change, attempt, operation, events);
        } catch (GitOpsException runIsOver) {
            result = WriteResult.stopped(runIsOver.failure());
        }
        if (result.ok() && change.desired().isPresent() && result.now().isPresent()) {
            memory.confirm(change.desired().get(), result.now().get());
        } else {
            memory.forget(change.id());
        }
        if (result.status() == WriteResult.Status.WRITTEN) {
            events.emit(Kind.WRITTEN, event -> event.service(change.service()).text(change.toString()));
        }
        return result;
    }

    /** @throws GitOpsException CANCELLED or TIMEOUT when the run is over */
    private WriteResult tries(Change planned, Attempt attempt, RunOperation operation, RunEvents events) {
        Change change = planned;
        int failures = 0;
        int conflicts = 0;
        boolean look = false;
        while (true) {
            operation.checkpoint();
            try {
                if (look) {
                    SecondLook.Finding finding = secondLook.at(change, operation);
                    if (finding.gone() || finding.done().isPresent()) {
                        return WriteResult.written(finding.done());
                    }
                    if (finding.retry().isEmpty()) {
                        return WriteResult.superseded(superseded(planned));
                    }
                    change = finding.retry().get();
                }
                ApplyOutcome outcome = apply(change, attempt, operation);
                Optional<WriteResult> result = result(outcome);
                if (result.isPresent()) {
                    return result.get();
                }
                if (++conflicts > CONFLICTS) {
                    return WriteResult.superseded(outcome.failure().orElseThrow());
                }
            } catch (GitOpsException e) {
                operation.checkpoint();
                if (!e.kind().retryable() || !retries.allows(++failures)) {
                    return e.kind() == FailureKind.CANCELLED
                            ? WriteResult.stopped(e.failure())
                            : WriteResult.failed(e.failure());
                }
                events.emit(
                        Kind.RETRY,
                        event -> event.service(planned.service())
                                .text(e.failure().diagnostic().toString())
                                .diagnostic(e.failure().diagnostic()));
                operation.pause(retries.delay(failures));
            }
            look = true;
        }
    }

    private ApplyOutcome apply(Change change, Attempt attempt, RunOperation operation) {
        ApplyRequest request = new ApplyRequest(owner, change, attempt.deployment(), attempt.revision());
        return PluginCall.call("the target", () -> target.apply(request, operation));
    }

    /** Nothing for a conflict. */
    private static Optional<WriteResult> result(ApplyOutcome outcome) {
        Optional<LiveResource> now = outcome.now();
        return switch (outcome.status()) {
            case APPLIED -> Optional.of(WriteResult.written(now));
            case UNCHANGED -> Optional.of(WriteResult.unchanged(now));
            case REFUSED -> Optional.of(WriteResult.failed(outcome.failure().orElseThrow()));
            case CONFLICT -> Optional.empty();
        };
    }

    static Failure superseded(Change change) {
        return new Failure(
                FailureKind.CONFLICT,
                Diagnostic.warning("RUN-SUPERSEDED")
                        .what(change.id() + " changed at the target after the plan was made; nothing was overwritten")
                        .remedy("nothing; the next run plans anew")
                        .build());
    }
}
