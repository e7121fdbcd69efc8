package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Severity;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.desired.DesiredState;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Compares what is wanted with what is there. Only resources that neither memory nor presence decides cost a call each. */
final class PlanStage {
    private final Comparison comparison;
    private final Parallel parallel;

    PlanStage(Comparison comparison, Parallel parallel) {
        this.comparison = comparison;
        this.parallel = parallel;
    }

    /** @param looked services that the look was at */
    Draft run(DesiredState desired, Collection<DesiredService> looked, Live live, Operation operation) {
        List<DesiredService> services = List.copyOf(looked);
        SortedMap<ServiceId, ServicePlan> plans = new TreeMap<>();
        parallel.map(services, service -> plan(service, live, operation))
                .forEach(plan -> plans.put(plan.service(), plan));
        List<Change> deletes = new ArrayList<>();
        for (LiveResource orphan : live.ownedBeside(desired)) {
            DesiredService service = desired.services().get(orphan.service().orElseThrow());
            // What an invalid service wants is unknown, so nothing of it is unwanted.
            if (service == null || service.valid()) {
                deletes.add(Change.delete(
                        orphan, service == null ? "no longer declared" : "no longer part of the service"));
            }
        }
        return new Draft(plans, deletes);
    }

    private ServicePlan plan(DesiredService service, Live live, Operation operation) {
        if (!service.valid()) {
            return planned(service, Verdict.INVALID, List.of(), new Findings(service.diagnostics()));
        }
        Findings findings = new Findings(service.diagnostics());
        List<Change> changes = new ArrayList<>();
        for (DesiredResource resource : service.resources()) {
            if (live.leavesOut(resource.id())) {
                continue;
            }
            comparison
                    .compare(service, resource, live.find(resource.id()), findings, operation)
                    .ifPresent(changes::add);
        }
        Verdict verdict = findings.has(Severity.ERROR)
                ? Verdict.INVALID
                : changes.stream().anyMatch(change -> change.kind().writes()) ? Verdict.PROCEED : Verdict.UNCHANGED;
        return planned(service, verdict, changes, findings);
    }

    private static ServicePlan planned(
            DesiredService service, Verdict verdict, List<Change> changes, Findings findings) {
        return ServicePlan.builder(service.id(), verdict)
                .declaredIn(service.revision(), service.manifest())
                .contact(service.contact())
                .desired(service.digest())
                .changes(changes)
                .diagnostics(findings.all())
                .build();
    }
}
