package io.gitops4j.core.internal.run;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ResourceId;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.core.internal.work.Time;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Target;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows rollouts until each is settled, its own time is over, or the caller's patience is. All are asked about in one call, so
 * that a slow one costs the others nothing.
 */
final class HealthStage {
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final Target target;
    private final boolean canTell;
    private final String owner;
    private final Time time;

    /** @param canTell whether the target declares {@link io.gitops4j.spi.Capability#HEALTH} */
    HealthStage(Target target, boolean canTell, String owner, Time time) {
        this.target = target;
        this.canTell = canTell;
        this.owner = owner;
        this.time = time;
    }

    /** The same rollouts with the newest health; some may still be open. */
    List<Rollout> run(List<Rollout> rollouts, Duration patience, RunOperation operation, RunEvents events) {
        if (!canTell) {
            return rollouts.stream()
                    .map(rollout -> rollout.with(HealthReport.HEALTHY))
                    .toList();
        }
        long end = time.nanos() + patience.toNanos();
        Duration pause = FIRST_PAUSE;
        List<Rollout> now = rollouts;
        while (true) {
            now = look(now, operation, events);
            if (now.stream().noneMatch(Rollout::open) || time.nanos() >= end) {
                return now;
            }
            try {
                operation.pause(Duration.ofNanos(Math.min(pause.toNanos(), end - time.nanos())));
            } catch (GitOpsException runIsOver) {
                return now;
            }
            Duration longer = pause.multipliedBy(3).dividedBy(2);
            pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
        }
    }

    private List<Rollout> look(List<Rollout> rollouts, RunOperation operation, RunEvents events) {
        List<DesiredResource> asked = rollouts.stream()
                .filter(Rollout::open)
                .flatMap(rollout -> rollout.watched().stream())
                .toList();
        if (asked.isEmpty()) {
            return rollouts.stream()
                    .map(rollout -> rollout.open() ? rollout.with(HealthReport.HEALTHY) : rollout)
                    .toList();
        }
        Map<ResourceId, HealthReport> reports;
        try {
            reports = PluginCall.call(
                    "the target", () -> withoutNulls(target.health(new HealthRequest(owner, asked), operation)));
        } catch (GitOpsException e) {
            // Not knowing is no verdict. The rollouts' own time decides how long we go on asking, and a later run asks
            // at least
            // once more when this one is over.
            return operation.over()
                    ? rollouts
                    : rollouts.stream()
                            .map(rollout -> rollout.open()
                                    ? overdue(rollout, e.failure().diagnostic().toString())
                                    : rollout)
                            .toList();
        }
        List<Rollout> looked = new ArrayList<>();
        for (Rollout rollout : rollouts) {
            looked.add(rollout.open() ? judged(rollout, reports, events) : rollout);
        }
        return looked;
    }

    private static @Nullable Map<ResourceId, HealthReport> withoutNulls(
            @Nullable Map<ResourceId, HealthReport> reports) {
        return reports == null ? null : Map.copyOf(reports);
    }

    private Rollout judged(Rollout rollout, Map<ResourceId, HealthReport> reports, RunEvents events) {
        HealthReport worst = HealthReport.HEALTHY;
        for (DesiredResource resource : rollout.watched()) {
            worst = worst.worse(reports.getOrDefault(
                    resource.id(), new HealthReport(HealthState.MISSING, resource.id() + " is missing")));
        }
        Rollout now = rollout.with(worst);
        if (!worst.equals(rollout.health())) {
            HealthReport told = worst;
            events.emit(
                    Kind.HEALTH,
                    event -> event.service(rollout.service())
                            .text(told.state() + (told.reason().isEmpty() ? "" : ": " + told.reason())));
        }
        return now.open() ? overdue(now, worst.reason()) : now;
    }

    private Rollout overdue(Rollout rollout, String reason) {
        if (time.nanos() < rollout.until()) {
            return rollout;
        }
        String why = reason.isEmpty() ? "" : ": " + reason;
        return rollout.with(new HealthReport(HealthState.DEGRADED, "not healthy in time" + why));
    }
}
