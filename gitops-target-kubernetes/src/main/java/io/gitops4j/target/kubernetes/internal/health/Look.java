package io.gitops4j.target.kubernetes.internal.health;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * How one object is doing, and whether its pods could tell more.
 *
 * @param report by its own status
 * @param rollout a rollout under way or failed
 */
record Look(HealthReport report, Optional<Rollout> rollout) {
    /**
     * A Deployment that is not done.
     *
     * @param workload its name, as its pods carry it
     * @param revision its present version
     */
    record Rollout(WorkloadName workload, String revision) {}

    static Look at(ResourceKind kind, JsonNode object) {
        HealthReport report = ObjectHealth.of(kind, object);
        boolean open = kind == ResourceKind.DEPLOYMENT
                && (report.state() == HealthState.PROGRESSING || report.state() == HealthState.DEGRADED)
                && DeploymentHealth.observed(object);
        return new Look(
                report,
                open
                        ? Optional.of(new Rollout(
                                WorkloadName.of(object.path("metadata")), ReplicaSetVersion.revision(object)))
                        : Optional.empty());
    }

    static Look of(HealthState state, String reason) {
        return new Look(new HealthReport(state, reason), Optional.empty());
    }

    /**
     * The verdict with what pods of the present version tell: a rollout whose new pods cannot become ready has failed, long
     * before its deadline, and with their reason.
     */
    HealthReport with(Collection<PodSignal> currentPods) {
        return currentPods.stream()
                .max(Comparator.comparing(PodSignal::state).thenComparing(PodSignal::text, Comparator.reverseOrder()))
                .map(signal ->
                        new HealthReport(report.state().worse(signal.state()), signal.text() + "; " + report.reason()))
                .orElse(report);
    }
}
