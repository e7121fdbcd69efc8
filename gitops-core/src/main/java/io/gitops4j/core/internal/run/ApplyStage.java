package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.core.internal.work.RunOperation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes creates and updates: what services share first and once, then the services side by side, each in the order of its own
 * stages. A service that fails stops alone.
 */
final class ApplyStage {
    private final ResourceWriter writer;
    private final Parallel parallel;

    ApplyStage(ResourceWriter writer, Parallel parallel) {
        this.writer = writer;
        this.parallel = parallel;
    }

    List<AppliedService> run(long deployment, List<ServicePlan> services, RunOperation operation, RunEvents events) {
        Map<ResourceId, WriteResult> shared = shared(deployment, services, operation, events);
        return parallel.map(services, plan -> {
            events.emit(
                    Kind.SERVICE_STARTED, event -> event.service(plan.service()).text("applying"));
            return service(Attempt.of(deployment, plan), plan, shared, operation, events);
        });
    }

    /** Something shared, and for whom it is made first. */
    private record Shared(Change change, Attempt attempt) {}

    private Map<ResourceId, WriteResult> shared(
            long deployment, List<ServicePlan> services, RunOperation operation, RunEvents events) {
        Map<ResourceId, Shared> wanted = new LinkedHashMap<>();
        for (ServicePlan plan : services) {
            plan.changes().stream()
                    .filter(change -> change.kind().writes() && isShared(change))
                    .forEach(change ->
                            wanted.putIfAbsent(change.id(), new Shared(change, Attempt.of(deployment, plan))));
        }
        List<Shared> changes = List.copyOf(wanted.values());
        List<WriteResult> results =
                parallel.map(changes, shared -> writer.write(shared.change(), shared.attempt(), operation, events));
        Map<ResourceId, WriteResult> byId = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            byId.put(changes.get(i).change().id(), results.get(i));
        }
        return byId;
    }

    private AppliedService service(
            Attempt attempt,
            ServicePlan plan,
            Map<ResourceId, WriteResult> shared,
            RunOperation operation,
            RunEvents events) {
        List<Change> written = new ArrayList<>();
        for (Change change : plan.changes()) {
            if (!change.kind().writes() || change.kind() == ChangeKind.DELETE) {
                continue;
            }
            WriteResult result = shared.get(change.id());
            if (result == null) {
                result = writer.write(change, attempt, operation, events);
            } else if (result.status() == WriteResult.Status.SUPERSEDED) {
                // Somebody else made the shared thing first; all that counts is that it is there.
                continue;
            }
            if (result.status() == WriteResult.Status.WRITTEN) {
                written.add(change);
            }
            if (!result.ok()) {
                return new AppliedService(plan, written, Optional.of(result));
            }
        }
        return new AppliedService(plan, written, Optional.empty());
    }

    private static boolean isShared(Change change) {
        return change.desired()
                .map(DesiredResource::lifecycle)
                .filter(Lifecycle.CREATE_ONLY::equals)
                .isPresent();
    }
}
