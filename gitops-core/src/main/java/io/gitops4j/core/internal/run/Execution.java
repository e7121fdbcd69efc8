package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.core.internal.work.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Carries a plan out: apply, health, prune. Rollouts that are not settled when the caller's patience ends stay open here, and the
 * next run looks at them again; so one slow service never holds up the next push of another. Used by one run at a time.
 */
final class Execution {
    private final ApplyStage apply;
    private final HealthStage health;
    private final PruneStage prune;
    private final Time time;
    private final Duration healthTimeout;
    private final Map<ServiceId, Rollout> open = new LinkedHashMap<>();

    Execution(ApplyStage apply, HealthStage health, PruneStage prune, Time time, Duration healthTimeout) {
        this.apply = apply;
        this.health = health;
        this.prune = prune;
        this.time = time;
        this.healthTimeout = healthTimeout;
    }

    /**
     * What is to be done.
     *
     * @param deployment number of the recorded intent
     * @param services with something to write
     * @param recheck services that were unhealthy when last seen and have nothing to write
     * @param patience how long to follow rollouts
     */
    record Work(long deployment, List<ServicePlan> services, List<ServicePlan> recheck, Duration patience) {}

    boolean idle() {
        return open.isEmpty();
    }

    /** How it ended for every service worked on, earlier rollouts included. */
    List<ServiceEnd> run(Work work, RunOperation operation, RunEvents events) {
        List<ServiceEnd> ends = new ArrayList<>(overtaken(work.services()));
        List<AppliedService> applied = apply.run(
                work.services().stream()
                        .filter(Execution::writesMoreThanDeletes)
                        .toList(),
                operation,
                events);
        List<ServicePlan> removals = new ArrayList<>(work.services().stream()
                .filter(plan -> !writesMoreThanDeletes(plan))
                .toList());
        List<Rollout> rollouts = new ArrayList<>(open.values());
        work.recheck().forEach(plan -> rollouts.add(recheck(plan)));
        for (AppliedService service : applied) {
            if (service.ok()) {
                rollouts.add(rollout(service, work.deployment()));
            } else {
                ends.add(failed(service, work.deployment(), service.written(), List.of()));
            }
        }
        open.clear();
        Map<ServiceId, Rollout> healthy = new HashMap<>();
        for (Rollout rollout : health.run(rollouts, work.patience(), operation, events)) {
            if (rollout.healthy() && !PruneStage.deletes(rollout.plan()).isEmpty()) {
                healthy.put(rollout.service(), rollout);
                removals.add(rollout.plan());
            } else {
                ends.add(end(rollout));
            }
        }
        prune.run(removals, operation, events)
                .forEach(pruned -> ends.add(
                        pruned(pruned, Optional.ofNullable(healthy.get(pruned.service())), work.deployment())));
        return ends;
    }

    /** A new deployment of a service ends the one that was still rolling out. */
    private List<ServiceEnd> overtaken(Collection<ServicePlan> plans) {
        List<ServiceEnd> ends = new ArrayList<>();
        for (ServicePlan plan : plans) {
            Rollout old = open.remove(plan.service());
            if (old != null) {
                Failure why = new Failure(
                        FailureKind.CONFLICT,
                        finding(
                                "RUN-OVERTAKEN",
                                old.plan(),
                                "a newer deployment began before the rollout was done",
                                "nothing"));
                ends.add(new ServiceEnd(
                        old.plan(),
                        old.deployment(),
                        ServiceStatus.SUPERSEDED,
                        old.written(),
                        List.of(),
                        Optional.of(old.health()),
                        Optional.of(why)));
            }
        }
        return ends;
    }

    private Rollout rollout(AppliedService service, long deployment) {
        return new Rollout(
                service.plan(),
                deployment,
                service.written(),
                time.nanos() + healthTimeout.toNanos(),
                new HealthReport(HealthState.PROGRESSING, ""));
    }

    /** Its time was over long ago: unless it is healthy now, it still is not. */
    private Rollout recheck(ServicePlan plan) {
        return new Rollout(plan, 0, List.of(), time.nanos(), new HealthReport(HealthState.PROGRESSING, ""));
    }

    private ServiceEnd end(Rollout rollout) {
        if (rollout.open()) {
            open.put(rollout.service(), rollout.told());
            return new ServiceEnd(
                    rollout.plan(),
                    rollout.deployment(),
                    ServiceStatus.PROGRESSING,
                    rollout.written(),
                    List.of(),
                    Optional.of(rollout.health()),
                    Optional.empty());
        }
        Optional<Failure> failure = rollout.healthy()
                ? Optional.empty()
                : Optional.of(new Failure(
                        FailureKind.UNHEALTHY,
                        finding(
                                "RUN-UNHEALTHY",
                                rollout.plan(),
                                "'" + rollout.service() + "' did not become healthy: "
                                        + rollout.health().reason(),
                                "mend it and push, or revert the commit; nothing else was touched")));
        ServiceStatus status = failure.isPresent()
                ? ServiceStatus.FAILED
                : rollout.deployment() == 0 ? ServiceStatus.UNCHANGED : ServiceStatus.DEPLOYED;
        return new ServiceEnd(
                rollout.plan(),
                rollout.deployment(),
                status,
                rollout.written(),
                List.of(),
                Optional.of(rollout.health()),
                failure);
    }

    private static ServiceEnd pruned(AppliedService pruned, Optional<Rollout> rollout, long deployment) {
        List<Change> written = new ArrayList<>(rollout.map(Rollout::written).orElse(List.of()));
        written.addAll(pruned.written());
        long number = rollout.map(Rollout::deployment).orElse(deployment);
        if (!pruned.ok()) {
            return failed(pruned, number, written, pruned.written());
        }
        ServiceStatus status = pruned.plan().removal() ? ServiceStatus.REMOVED : ServiceStatus.DEPLOYED;
        return new ServiceEnd(
                pruned.plan(),
                number,
                status,
                written,
                pruned.written(),
                rollout.map(Rollout::health),
                Optional.empty());
    }

    private static ServiceEnd failed(
            AppliedService service, long deployment, List<Change> written, List<Change> deleted) {
        boolean stopped = service.failure()
                .filter(failure -> failure.kind() == FailureKind.CANCELLED)
                .isPresent();
        ServiceStatus status = service.superseded()
                ? ServiceStatus.SUPERSEDED
                : stopped ? ServiceStatus.CANCELLED : ServiceStatus.FAILED;
        return new ServiceEnd(
                service.plan(), deployment, status, written, deleted, Optional.empty(), service.failure());
    }

    private static Diagnostic finding(String code, ServicePlan plan, String what, String remedy) {
        Diagnostic.Builder finding = Diagnostic.error(code).what(what).remedy(remedy);
        plan.manifest().ifPresent(finding::at);
        return finding.build();
    }

    private static boolean writesMoreThanDeletes(ServicePlan plan) {
        return plan.changes().stream().anyMatch(change -> change.kind().writes() && change.kind() != ChangeKind.DELETE);
    }
}
