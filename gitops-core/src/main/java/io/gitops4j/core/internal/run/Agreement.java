package io.gitops4j.core.internal.run;

import io.gitops4j.api.Plan;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.plan.Planner;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a plan made earlier and a plan made now both say.
 *
 * @param plan what is carried out, for the report
 * @param agreed services to apply, on the newest live versions
 * @param superseded services whose source, configuration or live state moved in between
 */
record Agreement(Plan plan, List<ServicePlan> agreed, List<ServicePlan> superseded) {
    Agreement {
        agreed = List.copyOf(agreed);
        superseded = List.copyOf(superseded);
    }

    /** Everything that a plan releases. */
    static Agreement all(Plan plan) {
        return new Agreement(plan, ready(plan), List.of());
    }

    /** If nothing moved at all, everything that the new plan releases, approvals included; otherwise service by service. */
    static Agreement of(Plan given, Planner.Planned fresh) {
        if (given.digest().equals(fresh.cautious().digest())
                || given.digest().equals(fresh.effective().digest())) {
            return all(fresh.effective());
        }
        Map<ServiceId, ServicePlan> now = new HashMap<>();
        ready(fresh.effective()).forEach(service -> now.put(service.service(), service));
        List<ServicePlan> agreed = new ArrayList<>();
        List<ServicePlan> superseded = new ArrayList<>();
        for (ServicePlan before : ready(given)) {
            ServicePlan after = now.get(before.service());
            if (after != null && after.digest().equals(before.digest())) {
                agreed.add(after);
            } else {
                superseded.add(before);
            }
        }
        return new Agreement(given, agreed, superseded);
    }

    private static List<ServicePlan> ready(Plan plan) {
        return plan.services().stream()
                .filter(service -> service.verdict() == Verdict.PROCEED)
                .toList();
    }
}
