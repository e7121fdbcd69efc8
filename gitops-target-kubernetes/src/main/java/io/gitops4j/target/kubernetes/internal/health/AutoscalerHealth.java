package io.gitops4j.target.kubernetes.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.HealthReport;
import io.gitops4j.target.kubernetes.internal.health.Conditions.Condition;
import java.util.Optional;

/**
 * Whether an autoscaler can do its work. Missing metrics do not count: they are missing for a while after every start, the
 * workload keeps its size meanwhile, and a cluster without a metrics server would never get a deployment done. Pure.
 */
final class AutoscalerHealth {
    private AutoscalerHealth() {}

    static HealthReport of(JsonNode autoscaler) {
        Conditions conditions = Conditions.of(autoscaler);
        Optional<Condition> broken = conditions
                .find("AbleToScale", "False")
                .filter(c -> c.reason().equals("FailedGetScale") || c.reason().equals("FailedUpdateScale"))
                .or(() -> conditions
                        .find("ScalingActive", "False")
                        .filter(c -> c.reason().equals("InvalidSelector")));
        return broken.map(c -> ObjectHealth.degraded("cannot scale: " + c.text()))
                .orElse(HealthReport.HEALTHY);
    }
}
