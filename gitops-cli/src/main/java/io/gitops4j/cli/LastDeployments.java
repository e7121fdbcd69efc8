package io.gitops4j.cli;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The newest deployment of each service of a plan. */
final class LastDeployments {
    private static final int NEWEST = 500;

    private LastDeployments() {}

    /** Reads the newest part of the history once, and only for services that are older than that once more. */
    static Map<ServiceId, Deployment> of(Plan plan, GitOpsEngine engine) {
        Map<ServiceId, Deployment> last = new TreeMap<>();
        List<Deployment> newest =
                engine.history(new HistoryQuery(plan.environment(), Optional.empty(), Long.MAX_VALUE, NEWEST));
        newest.forEach(deployment -> last.putIfAbsent(deployment.service(), deployment));
        if (newest.size() == NEWEST) {
            plan.services().stream()
                    .map(ServicePlan::service)
                    .filter(service -> !last.containsKey(service))
                    .forEach(service -> engine.history(
                                    new HistoryQuery(plan.environment(), Optional.of(service), Long.MAX_VALUE, 1))
                            .forEach(deployment -> last.put(service, deployment)));
        }
        return last;
    }
}
