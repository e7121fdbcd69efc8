package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import java.util.List;
import java.util.Optional;

/**
 * One service that was applied, on its way to being healthy.
 *
 * @param plan what was applied
 * @param deployment the number it has in the history; 0 for a mere look at a service that was unhealthy when last seen
 * @param written what this run wrote
 * @param until when it counts as failed, in the engine's nanoseconds
 * @param health how it is doing
 */
record Rollout(ServicePlan plan, long deployment, List<Change> written, long until, HealthReport health) {
    private static final HealthReport BEGUN = new HealthReport(HealthState.PROGRESSING, "");

    Rollout {
        written = List.copyOf(written);
    }

    static Rollout begun(AppliedService applied, long deployment, long until) {
        return new Rollout(applied.plan(), deployment, applied.written(), until, BEGUN);
    }

    /** A mere look, until then: at one whose time was over long ago it is now or not at all. */
    static Rollout again(ServicePlan plan, long until) {
        return new Rollout(plan, 0, List.of(), until, BEGUN);
    }

    ServiceId service() {
        return plan.service();
    }

    Rollout with(HealthReport report) {
        return new Rollout(plan, deployment, written, until, report);
    }

    /** The same for later runs, which did not write what this one wrote. */
    Rollout told() {
        return new Rollout(plan, deployment, List.of(), until, health);
    }

    boolean open() {
        return !health.state().settled();
    }

    boolean healthy() {
        return health.state() == HealthState.HEALTHY || health.state() == HealthState.SUSPENDED;
    }

    /** What health is asked of. Shared resources are nobody's to judge. */
    List<DesiredResource> watched() {
        return plan.changes().stream()
                .map(Change::desired)
                .flatMap(Optional::stream)
                .filter(resource -> resource.lifecycle() == Lifecycle.OWNED)
                .toList();
    }
}
