package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.core.internal.plan.Live;
import io.gitops4j.core.internal.plan.ObserveStage;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.core.internal.work.RunOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Deletes what the plan released, after everything else went well for the service: looks once more at all of it together, then
 * deletes each with the precondition of what it just saw.
 */
final class PruneStage {
    private final ObserveStage observe;
    private final ResourceWriter writer;
    private final Parallel parallel;

    PruneStage(ObserveStage observe, ResourceWriter writer, Parallel parallel) {
        this.observe = observe;
        this.writer = writer;
        this.parallel = parallel;
    }

    /** One result per service, in order. */
    List<PrunedService> run(long deployment, List<ServicePlan> services, RunOperation operation, RunEvents events) {
        Set<ResourceId> ids = services.stream()
                .flatMap(plan -> deletes(plan).stream())
                .map(Change::id)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return List.of();
        }
        Live live;
        try {
            live = observe.again(ids, operation);
        } catch (GitOpsException e) {
            WriteResult stop = operation.over() ? WriteResult.stopped(e.failure()) : WriteResult.failed(e.failure());
            return services.stream()
                    .map(plan -> PrunedService.stopped(plan, stop))
                    .toList();
        }
        return parallel.map(services, plan -> prune(Attempt.of(deployment, plan), plan, live, operation, events));
    }

    private PrunedService prune(
            Attempt attempt, ServicePlan plan, Live live, RunOperation operation, RunEvents events) {
        if (plan.removal()) {
            events.emit(
                    Kind.SERVICE_STARTED, event -> event.service(plan.service()).text("removing"));
        }
        List<Change> written = new ArrayList<>();
        List<Change> gone = new ArrayList<>();
        Optional<WriteResult> stop = Optional.empty();
        for (Change delete : deletes(plan)) {
            Optional<LiveResource> now = live.find(delete.id());
            WriteResult result = now.isPresent() && !sameAsPlanned(delete, now.get())
                    // Somebody took it over, marked it or changed it since the plan: the next plan decides anew.
                    ? WriteResult.superseded(ResourceWriter.superseded(delete))
                    : writer.write(now.map(delete::basedOn).orElse(delete), attempt, operation, events);
            if (result.ok()) {
                gone.add(delete);
            } else {
                stop = stop.or(() -> Optional.of(result));
            }
            if (result.status() == WriteResult.Status.WRITTEN) {
                written.add(delete);
            }
            if (!result.ok() && result.status() != WriteResult.Status.SUPERSEDED) {
                break;
            }
        }
        return new PrunedService(plan, written, gone, stop);
    }

    private static boolean sameAsPlanned(Change delete, LiveResource now) {
        return now.owned()
                && !now.keep()
                && delete.live().orElseThrow().fingerprint().equals(now.fingerprint());
    }

    static List<Change> deletes(ServicePlan plan) {
        return plan.changes().stream()
                .filter(change -> change.kind() == ChangeKind.DELETE)
                .toList();
    }
}
