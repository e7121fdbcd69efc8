package io.gitops4j.testkit;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.util.HashMap;
import java.util.Map;

/** The scripted health of a backend in memory. Its backend guards it. */
final class InMemoryHealth {
    private final Map<ServiceId, HealthReport> degraded = new HashMap<>();
    private final Map<ServiceId, Integer> looksNeeded = new HashMap<>();
    private final Map<ResourceId, Integer> looksTaken = new HashMap<>();

    void after(ServiceId service, int looks) {
        degraded.remove(service);
        looksNeeded.put(service, looks);
        looksTaken.clear();
    }

    void never(ServiceId service, String reason) {
        degraded.put(service, new HealthReport(HealthState.DEGRADED, reason));
    }

    HealthReport look(DesiredResource resource, boolean there) {
        if (!there) {
            return new HealthReport(HealthState.MISSING, resource.id() + " is not there");
        }
        HealthReport bad = degraded.get(resource.service());
        if (bad != null) {
            return bad;
        }
        int needed = looksNeeded.getOrDefault(resource.service(), 0);
        int taken = looksTaken.merge(resource.id(), 1, Integer::sum);
        return taken > needed
                ? HealthReport.HEALTHY
                : new HealthReport(HealthState.PROGRESSING, "look " + taken + " of " + needed);
    }
}
