package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Severity;
import io.gitops4j.api.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What was found out about secrets.
 *
 * @param services findings by service; one with an error is not to be written without a person's yes
 * @param general findings of no single service
 */
record SecretFindings(Map<ServiceId, List<Diagnostic>> services, List<Diagnostic> general) {
    static final SecretFindings NONE = new SecretFindings(Map.of(), List.of());

    SecretFindings {
        services = Map.copyOf(services);
        general = List.copyOf(general);
    }

    /** Applied after the policies: whoever approves what is held here must not get past them. */
    Released hold(Released judged) {
        if (services.isEmpty()) {
            return judged;
        }
        SortedMap<ServiceId, ServicePlan> held = new TreeMap<>(judged.services());
        services.forEach((id, findings) -> held.computeIfPresent(id, (same, plan) -> with(plan, findings)));
        return new Released(held, judged.holds());
    }

    private static ServicePlan with(ServicePlan plan, List<Diagnostic> findings) {
        boolean stops = findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        List<Diagnostic> all = new ArrayList<>(plan.diagnostics());
        all.addAll(findings);
        return plan.toBuilder(stops && plan.verdict() == Verdict.PROCEED ? Verdict.HELD : plan.verdict())
                .diagnostics(all)
                .build();
    }
}
