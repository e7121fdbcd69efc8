package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended for one service that it worked on.
 *
 * @param plan what was to be done
 * @param deployment its number in the history; 0 when nothing was begun
 * @param status in one word
 * @param written what was written, deletes included
 * @param gone what is not there any more: deleted, or gone already
 * @param health how it is doing, if it was asked
 * @param failure why not, if not
 */
record ServiceEnd(
        ServicePlan plan,
        long deployment,
        ServiceStatus status,
        List<Change> written,
        List<Change> gone,
        Optional<HealthReport> health,
        Optional<Failure> failure) {
    ServiceEnd {
        written = List.copyOf(written);
        gone = List.copyOf(gone);
    }

    /** Nothing was begun, because something moved since the plan was made. */
    static ServiceEnd moved(ServicePlan plan) {
        Failure why = failure(
                FailureKind.CONFLICT,
                Diagnostic.warning("RUN-SUPERSEDED")
                        .what("source, configuration, live state or history of '" + plan.service()
                                + "' moved since the plan was made")
                        .remedy("make a new plan"),
                plan);
        return new ServiceEnd(
                plan, 0, ServiceStatus.SUPERSEDED, List.of(), List.of(), Optional.empty(), Optional.of(why));
    }

    /** A newer deployment of the service began before the rollout was done. */
    static ServiceEnd overtaken(Rollout old) {
        Failure why = failure(
                FailureKind.CONFLICT,
                Diagnostic.warning("RUN-OVERTAKEN")
                        .what("a newer deployment of '" + old.service() + "' began before the rollout was done")
                        .remedy("nothing"),
                old.plan());
        return of(old, ServiceStatus.SUPERSEDED, Optional.of(why));
    }

    /** A write ended the work on the service. */
    static ServiceEnd stopped(AppliedService applied, long deployment, WriteResult stop) {
        return new ServiceEnd(
                applied.plan(),
                deployment,
                status(stop),
                applied.written(),
                List.of(),
                Optional.empty(),
                stop.failure());
    }

    /** As far as the rollout is, without deletes. */
    static ServiceEnd of(Rollout rollout) {
        if (rollout.open()) {
            return of(rollout, ServiceStatus.PROGRESSING, Optional.empty());
        }
        if (rollout.healthy()) {
            ServiceStatus status = rollout.deployment() == 0 ? ServiceStatus.UNCHANGED : ServiceStatus.DEPLOYED;
            return of(rollout, status, Optional.empty());
        }
        Failure why = failure(
                FailureKind.UNHEALTHY,
                Diagnostic.error("RUN-UNHEALTHY")
                        .what("'" + rollout.service() + "' did not become healthy: "
                                + rollout.health().reason())
                        .remedy("mend it and push, or revert the commit; nothing else was touched"),
                rollout.plan());
        return of(rollout, ServiceStatus.FAILED, Optional.of(why));
    }

    /** A removal that waits for a service that has never run before. */
    static ServiceEnd waiting(ServicePlan removal, long deployment, ServiceId awaited) {
        Failure why = failure(
                FailureKind.UNHEALTHY,
                Diagnostic.warning("PRUNE-WAIT")
                        .what("'" + removal.service() + "' stays until '" + awaited
                                + "', which has never run before, is healthy")
                        .remedy("see what is wrong with '" + awaited + "'"),
                removal);
        return new ServiceEnd(
                removal, deployment, ServiceStatus.HELD, List.of(), List.of(), Optional.empty(), Optional.of(why));
    }

    /** After the deletes. */
    static ServiceEnd of(PrunedService pruned, Optional<Rollout> rollout, long deployment) {
        List<Change> written = new ArrayList<>(rollout.map(Rollout::written).orElse(List.of()));
        written.addAll(pruned.written());
        ServiceStatus well = pruned.plan().removal() ? ServiceStatus.REMOVED : ServiceStatus.DEPLOYED;
        return new ServiceEnd(
                pruned.plan(),
                deployment,
                pruned.stop().map(ServiceEnd::status).orElse(well),
                written,
                pruned.gone(),
                rollout.map(Rollout::health),
                pruned.stop().flatMap(WriteResult::failure));
    }

    private static ServiceEnd of(Rollout rollout, ServiceStatus status, Optional<Failure> failure) {
        return new ServiceEnd(
                rollout.plan(),
                rollout.deployment(),
                status,
                rollout.written(),
                List.of(),
                Optional.of(rollout.health()),
                failure);
    }

    private static ServiceStatus status(WriteResult stop) {
        return switch (stop.status()) {
            case SUPERSEDED -> ServiceStatus.SUPERSEDED;
            case STOPPED -> ServiceStatus.CANCELLED;
            default -> ServiceStatus.FAILED;
        };
    }

    private static Failure failure(FailureKind kind, Diagnostic.Builder finding, ServicePlan plan) {
        plan.manifest().ifPresent(finding::at);
        return new Failure(kind, finding.build());
    }

    ServiceId service() {
        return plan.service();
    }

    boolean settled() {
        return status != ServiceStatus.PROGRESSING;
    }
}
