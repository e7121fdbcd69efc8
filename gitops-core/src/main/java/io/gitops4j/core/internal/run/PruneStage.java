package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
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
    List<AppliedService> run(List<ServicePlan> services, RunOperation operation, RunEvents events) {
        Set<ResourceId> ids = services.stream()
                .flatMap(plan -> deletes(plan).stream())
                .map(Change::id)
                .collect(Collectors.toSet());
        if (ids.isEmpty()) {
            return services.stream()
                    .map(plan -> new AppliedService(plan, List.of(), false, Optional.empty()))
                    .toList();
        }
        Live live;
        try {
            live = observe.again(ids, operation);
        } catch (GitOpsException e) {
            return services.stream()
                    .map(plan -> new AppliedService(plan, List.of(), false, Optional.of(e.failure())))
                    .toList();
        }
        return parallel.map(services, plan -> prune(plan, live, operation, events));
    }

    private AppliedService prune(ServicePlan plan, Live live, RunOperation operation, RunEvents events) {
        List<Change> deleted = new ArrayList<>();
        for (Change delete : deletes(plan)) {
            Optional<LiveResource> now = live.find(delete.id());
            if (now.isPresent() && !sameAsPlanned(delete, now.get())) {
                // Somebody took it over, marked it or changed it since the plan: the next plan decides anew.
                continue;
            }
            try {
                WriteResult result = writer.write(now.map(delete::basedOn).orElse(delete), operation, events);
                if (!result.ok()) {
                    return new AppliedService(
                            plan, deleted, result.status() == WriteResult.Status.SUPERSEDED, result.failure());
                }
                if (result.status() == WriteResult.Status.WRITTEN) {
                    deleted.add(delete);
                }
            } catch (GitOpsException e) {
                return new AppliedService(plan, deleted, false, Optional.of(e.failure()));
            }
        }
        return new AppliedService(plan, deleted, false, Optional.empty());
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
