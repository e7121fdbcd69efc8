package io.gitops4j.core.internal.run;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.Failure;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceState;
import io.gitops4j.api.ServiceStatus;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is known of an environment after its last run. Read by any thread while a run goes on; updated by one at a time. */
final class Condition {
    private volatile EnvironmentState state;
    private List<ServiceResult> last = List.of();

    Condition(String environment) {
        this.state =
                new EnvironmentState(environment, Map.of(), Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    EnvironmentState state() {
        return state;
    }

    /**
     * A run that failed before there was a plan changes how it ended, and nothing of what was known before.
     *
     * @param since when what is deployed of a service was deployed, as the history knows it now
     */
    void update(ReconcileResult result, Instant now, Function<ServiceId, Optional<Instant>> since) {
        EnvironmentState before = state;
        Optional<RunStatus> status = Optional.of(result.status());
        if (result.plan().isEmpty()) {
            state = new EnvironmentState(
                    before.environment(),
                    before.revisions(),
                    status,
                    Optional.of(now),
                    before.services(),
                    before.holds());
            return;
        }
        Plan plan = result.plan().get();
        List<Hold> holds = plan.holds();
        state = new EnvironmentState(
                before.environment(),
                plan.revisions(),
                status,
                Optional.of(now),
                services(before, plan, result, since),
                holds);
        last = result.services();
    }

    @SuppressWarnings("ReferenceEquality") // a run that finds nothing new has the results of the one before
    private List<ServiceState> services(
            EnvironmentState before, Plan plan, ReconcileResult result, Function<ServiceId, Optional<Instant>> since) {
        if (result.services() == last) {
            return before.services();
        }
        Map<ServiceId, ServiceState> old = new HashMap<>();
        before.services().forEach(service -> old.put(service.service(), service));
        Map<ServiceId, ServicePlan> plans = new HashMap<>();
        plan.services().forEach(service -> plans.put(service.service(), service));
        return result.services().stream()
                .filter(service -> service.status() != ServiceStatus.REMOVED)
                .map(service -> state(
                        service,
                        Optional.ofNullable(plans.get(service.service())),
                        Optional.ofNullable(old.get(service.service())),
                        since.apply(service.service())))
                .toList();
    }

    private static ServiceState state(
            ServiceResult result, Optional<ServicePlan> plan, Optional<ServiceState> before, Optional<Instant> since) {
        boolean current = switch (result.status()) {
            case UNCHANGED, DEPLOYED, PROGRESSING -> true;
            default -> false;
        };
        Optional<Revision> deployed =
                current ? plan.flatMap(ServicePlan::revision) : before.flatMap(ServiceState::revision);
        HealthReport health = result.health()
                .or(() -> before.map(ServiceState::health))
                .orElse(new HealthReport(HealthState.UNKNOWN, ""));
        String reason = result.failure()
                .map(Failure::diagnostic)
                .map(Object::toString)
                .or(() -> result.diagnostics().stream()
                        // Of equal weight the first.
                        .max(Comparator.comparing(Diagnostic::severity))
                        .filter(first -> !current)
                        .map(Object::toString))
                .orElse("");
        return new ServiceState(
                result.service(),
                result.status(),
                deployed,
                health,
                reason,
                result.nextTry(),
                result.diagnostics(),
                // What rolls out has not been deployed for any time yet.
                since.filter(at -> result.status() != ServiceStatus.PROGRESSING));
    }
}
