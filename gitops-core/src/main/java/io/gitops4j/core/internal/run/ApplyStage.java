package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Failure;
import io.gitops4j.api.GitOpsException;
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

    List<AppliedService> run(List<ServicePlan> services, RunOperation operation, RunEvents events) {
        Map<ResourceId, WriteResult> shared = shared(services, operation, events);
        return parallel.map(services, plan -> {
            events.emit(
                    Kind.SERVICE_STARTED, event -> event.service(plan.service()).text("applying"));
            return service(plan, shared, operation, events);
        });
    }

    private Map<ResourceId, WriteResult> shared(List<ServicePlan> services, RunOperation operation, RunEvents events) {
        Map<ResourceId, Change> wanted = new LinkedHashMap<>();
        for (ServicePlan plan : services) {
            plan.changes().stream()
                    .filter(change -> change.kind().writes() && isShared(change))
                    .forEach(change -> wanted.putIfAbsent(change.id(), change));
        }
        List<Change> changes = List.copyOf(wanted.values());
        List<WriteResult> results = parallel.map(changes, change -> write(change, operation, events));
        Map<ResourceId, WriteResult> byId = new HashMap<>();
        for (int i = 0; i < changes.size(); i++) {
            byId.put(changes.get(i).id(), results.get(i));
        }
        return byId;
    }

    private AppliedService service(
            ServicePlan plan, Map<ResourceId, WriteResult> shared, RunOperation operation, RunEvents events) {
        List<Change> written = new ArrayList<>();
        for (Change change : plan.changes()) {
            if (!change.kind().writes() || change.kind() == ChangeKind.DELETE) {
                continue;
            }
            WriteResult result = shared.get(change.id());
            if (result == null) {
                result = write(change, operation, events);
            } else if (result.status() == WriteResult.Status.SUPERSEDED) {
                // Somebody else made the shared thing first; all that counts is that it is there.
                continue;
            }
            if (result.status() == WriteResult.Status.WRITTEN) {
                written.add(change);
            }
            if (!result.ok()) {
                return new AppliedService(
                        plan, written, result.status() == WriteResult.Status.SUPERSEDED, result.failure());
            }
        }
        return new AppliedService(plan, written, false, Optional.empty());
    }

    /** The end of the run is a failure of this service like any other, so that what was written so far is recorded. */
    private WriteResult write(Change change, RunOperation operation, RunEvents events) {
        try {
            return writer.write(change, operation, events);
        } catch (GitOpsException e) {
            return WriteResult.failed(new Failure(e.kind(), e.diagnostics().get(0)));
        }
    }

    private static boolean isShared(Change change) {
        return change.desired()
                .map(DesiredResource::lifecycle)
                .filter(Lifecycle.CREATE_ONLY::equals)
                .isPresent();
    }
}
