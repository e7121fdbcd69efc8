package io.gitops4j.target.kubernetes.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;

/** How one object is doing by its own status, after the rules of kstatus (kubernetes-sigs/cli-utils). Pure. */
public final class ObjectHealth {
    private ObjectHealth() {}

    /** The verdict for an object read whole. */
    public static HealthReport of(ResourceKind kind, JsonNode object) {
        if (object.path("metadata").has("deletionTimestamp")) {
            return progressing("is being deleted");
        }
        return switch (kind) {
            case DEPLOYMENT -> DeploymentHealth.of(object);
            case AUTOSCALER -> AutoscalerHealth.of(object);
            case EXTERNAL_SECRET -> ExternalSecretHealth.of(object);
            case SERVICE -> service(object);
            case CRON_JOB ->
                object.path("spec").path("suspend").asBoolean(false)
                        ? new HealthReport(HealthState.SUSPENDED, "the schedule is suspended")
                        : HealthReport.HEALTHY;
            // An ingress whose controller publishes no address works all the same, and never would become healthy.
            default -> HealthReport.HEALTHY;
        };
    }

    static HealthReport progressing(String reason) {
        return new HealthReport(HealthState.PROGRESSING, reason);
    }

    static HealthReport degraded(String reason) {
        return new HealthReport(HealthState.DEGRADED, reason);
    }

    private static HealthReport service(JsonNode object) {
        boolean waits = object.path("spec").path("type").asText().equals("LoadBalancer")
                && object.path("status").path("loadBalancer").path("ingress").isEmpty();
        return waits ? progressing("waits for its load balancer") : HealthReport.HEALTHY;
    }
}
