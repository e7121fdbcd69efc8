package io.gitops4j.target.nomad.internal.state;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.nomad.internal.JobStub;
import io.gitops4j.target.nomad.internal.Kinds;
import io.gitops4j.target.nomad.internal.client.NomadClient;
import io.gitops4j.target.nomad.internal.client.Registration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes. Registering is a compare-and-set by the job's modify index, and needs one request. Deleting has no such condition at
 * Nomad, so the job is read once more right before.
 *
 * <p>Nomad compares the index with a snapshot and then writes through Raft, so of two registrations within the same few
 * milliseconds both may win. Within this instance that cannot happen, as a job is written by one thread at a time; between
 * programs the later one stays, and the other sees at its next listing that the index moved.
 *
 * <p>Only rendered jobs are registered, never one that was read back: this client does not know all of Nomad's fields.
 */
public final class Applier {
    private static final String ABSENT = "0";

    private final NomadClient client;
    private final Set<ResourceId> beingWritten = ConcurrentHashMap.newKeySet();

    /** Writes through this client. */
    public Applier(NomadClient client) {
        this.client = client;
    }

    /** See {@link io.gitops4j.spi.Target#apply}. */
    public ApplyOutcome apply(ApplyRequest request, Operation operation) {
        Change change = request.change();
        try {
            return Kinds.isNamespace(change.id())
                    ? applyNamespace(change, operation)
                    : applyAlone(request.owner(), change, operation);
        } catch (GitOpsException e) {
            return outcome(change, e, operation);
        }
    }

    private ApplyOutcome applyAlone(String owner, Change change, Operation operation) {
        if (!beingWritten.add(change.id())) {
            return ApplyOutcome.conflict(Refusals.busy(change.id()));
        }
        try {
            return applyJob(owner, change, operation);
        } finally {
            beingWritten.remove(change.id());
        }
    }

    private ApplyOutcome applyJob(String owner, Change change, Operation operation) {
        if (change.kind() == ChangeKind.CREATE) {
            return register(change.desired().orElseThrow(), ABSENT, false, operation);
        }
        LiveResource live = change.live().orElseThrow();
        if (!live.owned()) {
            return ApplyOutcome.conflict(Refusals.foreign(change.id()));
        }
        return switch (change.kind()) {
            case UPDATE -> update(change.desired().orElseThrow(), live, operation);
            case RECREATE -> recreate(owner, change.desired().orElseThrow(), live, operation);
            default -> delete(owner, live, operation);
        };
    }

    private ApplyOutcome update(DesiredResource desired, LiveResource live, Operation operation) {
        if (!InstanceCount.isScaled(desired.body())) {
            return register(desired, live.version(), false, operation);
        }
        InstanceCount count = client.job(desired.id(), operation)
                .map(job -> InstanceCount.of(desired.body(), job))
                .orElseGet(() -> new InstanceCount(desired.body(), false));
        return register(desired, count.job(), live.version(), count.preserve(), operation);
    }

    private ApplyOutcome recreate(String owner, DesiredResource desired, LiveResource live, Operation operation) {
        // Asked first: the old job must not be gone when Nomad refuses the new one.
        List<String> complaints = client.validate(desired.body(), operation);
        if (!complaints.isEmpty()) {
            return ApplyOutcome.refused(
                    FailureKind.REJECTED,
                    Diagnostic.error("NOMAD-INVALID")
                            .what("Nomad refuses " + desired.id() + ": " + String.join("; ", complaints))
                            .remedy("mend what Nomad complains about")
                            .build());
        }
        Optional<JobStub> current = current(live.id(), operation);
        if (current.isEmpty()) {
            return ApplyOutcome.conflict(Refusals.moved(live.id(), live.version(), "none"));
        }
        Optional<ApplyOutcome> conflict = conflict(owner, current.get(), live);
        if (conflict.isPresent()) {
            return conflict.get();
        }
        purge(current.get(), operation);
        return register(desired, ABSENT, false, operation);
    }

    private ApplyOutcome delete(String owner, LiveResource live, Operation operation) {
        Optional<JobStub> current = current(live.id(), operation);
        if (current.isEmpty()) {
            return ApplyOutcome.absent();
        }
        Optional<ApplyOutcome> conflict = conflict(owner, current.get(), live);
        if (conflict.isPresent()) {
            return conflict.get();
        }
        purge(current.get(), operation);
        return ApplyOutcome.deleted();
    }

    private Optional<JobStub> current(ResourceId id, Operation operation) {
        return client.stub(id, operation).map(JobStub::of);
    }

    private static Optional<ApplyOutcome> conflict(String owner, JobStub current, LiveResource planned) {
        if (!LiveJobs.of(current, owner).owned()) {
            return Optional.of(ApplyOutcome.conflict(Refusals.foreign(current.id())));
        }
        return current.modifyIndex().equals(planned.version())
                ? Optional.empty()
                : Optional.of(
                        ApplyOutcome.conflict(Refusals.moved(current.id(), planned.version(), current.modifyIndex())));
    }

    /** The runs of a cron job are jobs of their own, which Nomad would leave running. */
    private void purge(JobStub job, Operation operation) {
        client.purge(job.id(), operation);
        if (job.periodic()) {
            List<ResourceId> runs = new ArrayList<>();
            client.eachChild(
                    job.id(), operation, item -> runs.add(JobStub.of(item).id()));
            runs.forEach(run -> client.purge(run, operation));
        }
    }

    private ApplyOutcome register(DesiredResource desired, String index, boolean preserve, Operation operation) {
        return register(desired, desired.body(), index, preserve, operation);
    }

    private ApplyOutcome register(
            DesiredResource desired, Document job, String index, boolean preserve, Operation operation) {
        Registration registration = client.register(job, index, preserve, operation);
        if (!registration.warnings().isEmpty()) {
            operation.report(Diagnostic.warning("NOMAD-WARNING")
                    .what(desired.id() + ": " + registration.warnings())
                    .remedy("see whether that is meant")
                    .build());
        }
        LiveResource now = LiveJobs.registered(desired, registration.modifyIndex());
        return registration.modifyIndex().equals(index) ? ApplyOutcome.unchanged(now) : ApplyOutcome.applied(now);
    }

    private ApplyOutcome applyNamespace(Change change, Operation operation) {
        if (change.kind() != ChangeKind.CREATE) {
            return ApplyOutcome.refused(
                    FailureKind.UNSUPPORTED,
                    Diagnostic.error("NOMAD-NAMESPACE")
                            .what(change.id() + " is shared, and only ever created")
                            .remedy("change or delete it by hand")
                            .build());
        }
        DesiredResource desired = change.desired().orElseThrow();
        LiveResource live = LiveJobs.namespace(desired.id());
        // Nomad has no create: the same request overwrites what is there.
        if (client.namespaceExists(desired.id().name(), operation)) {
            return ApplyOutcome.unchanged(live);
        }
        client.createNamespace(desired.body(), operation);
        return ApplyOutcome.applied(live);
    }

    private ApplyOutcome outcome(Change change, GitOpsException failure, Operation operation) {
        return switch (failure.kind()) {
            case CONFLICT ->
                ApplyOutcome.conflict(
                        change.kind() == ChangeKind.CREATE
                                ? Refusals.exists(change.id())
                                : Refusals.conflict(change.id(), failure));
            case AUTH, NOT_FOUND -> ApplyOutcome.refused(failure.kind(), Refusals.named(change.id(), failure));
            case REJECTED -> {
                List<String> complaints = change.desired()
                        .filter(desired -> Kinds.isJob(desired.id()))
                        .map(desired -> client.validate(desired.body(), operation))
                        .orElse(List.of());
                yield ApplyOutcome.refused(FailureKind.REJECTED, Refusals.invalid(change.id(), complaints, failure));
            }
            default -> throw failure;
        };
    }
}
