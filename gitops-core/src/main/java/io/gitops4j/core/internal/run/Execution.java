package io.gitops4j.core.internal.run;

import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Stage;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.core.internal.work.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

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
     * @param unproven services with nothing to write that no history knows to have been well, and that must be before others go
     * @param deployed whether a service was ever deployed successfully
     * @param patience how long to follow rollouts
     */
    record Work(
            long deployment,
            List<ServicePlan> services,
            List<ServicePlan> recheck,
            List<ServicePlan> unproven,
            Predicate<ServiceId> deployed,
            Duration patience) {
        List<ServicePlan> declared() {
            return services.stream().filter(plan -> !plan.removal()).toList();
        }

        List<ServicePlan> removals() {
            return services.stream().filter(ServicePlan::removal).toList();
        }
    }

    /** Services whose rollout is still followed. */
    Set<ServiceId> rollingOut() {
        return Set.copyOf(open.keySet());
    }

    boolean rollingOut(ServiceId service) {
        return open.containsKey(service);
    }

    boolean settled() {
        return open.isEmpty();
    }

    /** Follows nothing any more. */
    void forget() {
        open.clear();
    }

    /** How it ended for every service worked on, earlier rollouts included. */
    List<ServiceEnd> run(Work work, RunOperation operation, RunEvents events) {
        List<ServiceEnd> ends = new ArrayList<>(overtaken(work.services()));
        List<Rollout> rollouts = new ArrayList<>(open.values());
        work.recheck().forEach(plan -> rollouts.add(Rollout.again(plan, time.nanos())));
        work.unproven().forEach(plan -> rollouts.add(Rollout.again(plan, time.nanos() + healthTimeout.toNanos())));
        List<AppliedService> written = operation
                .watch()
                .stage(Stage.APPLY, () -> apply.run(work.deployment(), work.declared(), operation, events));
        for (AppliedService applied : written) {
            if (applied.stop().isPresent()) {
                ends.add(ServiceEnd.stopped(
                        applied, work.deployment(), applied.stop().get()));
            } else {
                rollouts.add(Rollout.begun(applied, work.deployment(), time.nanos() + healthTimeout.toNanos()));
            }
        }
        List<Rollout> followed =
                operation.watch().stage(Stage.HEALTH, () -> health.run(rollouts, work.patience(), operation, events));
        open.clear();
        followed.stream().filter(Rollout::open).forEach(rollout -> open.put(rollout.service(), rollout.told()));
        ends.addAll(afterHealth(work, followed, ends, operation, events));
        return ends;
    }

    /** A new deployment of a service ends the one that was still rolling out. */
    private List<ServiceEnd> overtaken(List<ServicePlan> plans) {
        List<ServiceEnd> ends = new ArrayList<>();
        for (ServicePlan plan : plans) {
            Optional.ofNullable(open.remove(plan.service()))
                    .map(ServiceEnd::overtaken)
                    .ifPresent(ends::add);
        }
        return ends;
    }

    /** Deletes come last, and only for a service that is healthy without what goes. */
    private List<ServiceEnd> afterHealth(
            Work work, List<Rollout> rollouts, List<ServiceEnd> stopped, RunOperation operation, RunEvents events) {
        List<ServiceEnd> ends = new ArrayList<>();
        Map<ServiceId, Rollout> losing = new HashMap<>();
        List<ServicePlan> toPrune = new ArrayList<>();
        for (Rollout rollout : rollouts) {
            if (rollout.healthy() && losesSomethingNow(rollout, work)) {
                losing.put(rollout.service(), rollout);
                toPrune.add(rollout.plan());
            } else {
                ends.add(ServiceEnd.of(rollout));
            }
        }
        Optional<ServiceId> awaited = awaited(work, rollouts, stopped);
        for (ServicePlan removal : work.removals()) {
            if (awaited.isPresent()) {
                ends.add(ServiceEnd.waiting(removal, work.deployment(), awaited.get()));
            } else {
                toPrune.add(removal);
            }
        }
        operation
                .watch()
                .stage(Stage.PRUNE, () -> prune.run(work.deployment(), toPrune, operation, events))
                .forEach(pruned -> ends.add(
                        ServiceEnd.of(pruned, Optional.ofNullable(losing.get(pruned.service())), work.deployment())));
        return ends;
    }

    /** Only of this run's plan: since an earlier one was made, its deletes may have become wanted again. */
    private static boolean losesSomethingNow(Rollout rollout, Work work) {
        return rollout.deployment() == work.deployment()
                && rollout.deployment() != 0
                && !PruneStage.deletes(rollout.plan()).isEmpty();
    }

    /** A service of this run that has never run before and does not yet: it may be one of the removed under a new name (F45). */
    private static Optional<ServiceId> awaited(Work work, List<Rollout> rollouts, List<ServiceEnd> stopped) {
        List<ServiceId> notHealthy = new ArrayList<>();
        rollouts.stream().filter(rollout -> !rollout.healthy()).forEach(rollout -> notHealthy.add(rollout.service()));
        stopped.stream()
                .filter(end -> end.deployment() == work.deployment())
                .forEach(end -> notHealthy.add(end.service()));
        return notHealthy.stream()
                .filter(service -> !work.deployed().test(service))
                .findFirst();
    }
}
