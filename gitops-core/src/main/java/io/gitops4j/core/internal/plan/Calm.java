package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Plan;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.desired.DesiredState;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The last plan, if it found everything as wanted: while the same is wanted, a run that may trust a look of that age needs no look of
 * its own. Used by one run at a time.
 */
final class Calm {
    private record Found(DesiredState desired, Plan plan, long nanos) {}

    private Optional<Found> last = Optional.empty();

    /** Remembers a plan that was made from a look at the target. */
    void found(DesiredState desired, Plan plan, long nanos) {
        boolean nothingToDo = plan.holds().isEmpty()
                && plan.services().stream().allMatch(service -> service.verdict() == Verdict.UNCHANGED);
        last = nothingToDo ? Optional.of(new Found(desired, plan, nanos)) : Optional.empty();
    }

    /** The plan for what is wanted now, if it is what was wanted then, and the look is no older. */
    Optional<Plan> plan(DesiredState desired, Duration maxAge, long nanos) {
        return last.filter(found -> nanos - found.nanos() < maxAge.toNanos())
                .filter(found -> same(found.desired(), desired))
                .map(found -> moved(found.plan(), desired));
    }

    /** Revisions may differ: a commit that is about something else leaves every service as it was. */
    private static boolean same(DesiredState before, DesiredState now) {
        return before.fileProblems().equals(now.fileProblems())
                && before.services().keySet().equals(now.services().keySet())
                && now.services().values().stream().allMatch(service -> {
                    DesiredService old = Objects.requireNonNull(before.services().get(service.id()), "same keys");
                    return old.at(service.revision()).equals(service);
                });
    }

    private static Plan moved(Plan before, DesiredState now) {
        if (before.revisions().equals(now.revisions())) {
            return before;
        }
        List<ServicePlan> services = before.services().stream()
                .map(plan -> Optional.ofNullable(now.services().get(plan.service()))
                        .map(service -> plan.toBuilder(plan.verdict())
                                .declaredIn(service.revision(), service.manifest())
                                .build())
                        .orElse(plan))
                .toList();
        return Plan.builder(before.environment())
                .revisions(now.revisions())
                .services(services)
                .diagnostics(before.diagnostics())
                .build();
    }
}
