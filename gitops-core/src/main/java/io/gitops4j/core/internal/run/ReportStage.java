package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.api.Severity;
import io.gitops4j.core.internal.plan.FailureMemory;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Says how a run ended, service by service and as a whole, and tells the listeners. */
final class ReportStage {
    private final FailureMemory failures;
    private Optional<Reported> last = Optional.empty();

    /** What was said of a plan of which nothing was carried out. */
    private record Reported(Plan plan, List<ServiceResult> results) {}

    ReportStage(FailureMemory failures) {
        this.failures = failures;
    }

    /** One result per service of the plan, in its order; then those of earlier rollouts whose service is gone from the plan. */
    List<ServiceResult> run(Plan plan, List<ServiceEnd> ends, RunEvents events) {
        List<ServiceResult> results = saidBefore(plan, ends).orElseGet(() -> results(plan, ends));
        last = ends.isEmpty() ? Optional.of(new Reported(plan, results)) : Optional.empty();
        results.forEach(result -> {
            if (result.status() != ServiceStatus.UNCHANGED) {
                events.emit(
                        Kind.SERVICE_FINISHED,
                        event -> event.service(result.service())
                                .text(result.toString())
                                .result(result));
            }
        });
        return results;
    }

    /** Of the same plan, when nothing was carried out in between, as what failed is then known no better. */
    @SuppressWarnings("ReferenceEquality") // a run that finds nothing new has the plan of the one before
    private Optional<List<ServiceResult>> saidBefore(Plan plan, List<ServiceEnd> ends) {
        return last.filter(reported -> ends.isEmpty() && reported.plan() == plan)
                .map(Reported::results);
    }

    private List<ServiceResult> results(Plan plan, List<ServiceEnd> ends) {
        Map<ServiceId, ServiceEnd> left = new TreeMap<>();
        ends.forEach(end ->
                left.merge(end.service(), end, (old, newer) -> newer.deployment() >= old.deployment() ? newer : old));
        List<ServiceResult> results = new ArrayList<>();
        for (ServicePlan service : plan.services()) {
            ServiceEnd end = left.remove(service.service());
            results.add(end == null ? untouched(service) : worked(service, end));
        }
        left.values().forEach(end -> results.add(worked(end.plan(), end)));
        return List.copyOf(results);
    }

    private ServiceResult worked(ServicePlan plan, ServiceEnd end) {
        ServiceResult.Builder result = ServiceResult.builder(end.service(), end.status())
                .written(end.written())
                .diagnostics(plan.diagnostics());
        end.health().ifPresent(result::health);
        end.failure().ifPresent(result::failure);
        nextTry(result, plan);
        return result.build();
    }

    private ServiceResult untouched(ServicePlan plan) {
        ServiceStatus status = switch (plan.verdict()) {
            case UNCHANGED -> ServiceStatus.UNCHANGED;
            case HELD -> ServiceStatus.HELD;
            case DENIED -> ServiceStatus.DENIED;
            case INVALID -> ServiceStatus.INVALID;
            case BACKING_OFF -> ServiceStatus.BACKING_OFF;
            case PROCEED -> ServiceStatus.CANCELLED;
        };
        ServiceResult.Builder result =
                ServiceResult.builder(plan.service(), status).diagnostics(plan.diagnostics());
        seenHealth(plan).ifPresent(result::health);
        failure(plan).ifPresent(result::failure);
        nextTry(result, plan);
        return result.build();
    }

    private Optional<Failure> failure(ServicePlan plan) {
        return switch (plan.verdict()) {
            case INVALID -> firstError(plan).map(finding -> new Failure(FailureKind.MANIFEST, finding));
            case DENIED -> firstError(plan).map(finding -> new Failure(FailureKind.REJECTED, finding));
            case BACKING_OFF -> failures.of(plan.service(), plan.desired()).map(FailureMemory.Attempt::failure);
            default -> Optional.empty();
        };
    }

    private static Optional<Diagnostic> firstError(ServicePlan plan) {
        return plan.diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .findFirst();
    }

    private void nextTry(ServiceResult.Builder result, ServicePlan plan) {
        failures.of(plan.service(), plan.desired())
                .flatMap(FailureMemory.Attempt::nextTry)
                .ifPresent(result::nextTry);
    }

    private static Optional<HealthReport> seenHealth(ServicePlan plan) {
        // A plain loop, as each run asks this of every service.
        Optional<HealthReport> worst = Optional.empty();
        for (Change change : plan.changes()) {
            Optional<HealthReport> seen = change.live().flatMap(LiveResource::health);
            if (seen.isPresent()) {
                worst = worst.map(worse -> worse.worse(seen.get())).or(() -> seen);
            }
        }
        return worst;
    }

    /** @param stopped whether the run was over before everything that it followed was settled */
    static RunStatus status(Plan plan, List<ServiceResult> results, boolean stopped) {
        Set<ServiceStatus> seen = EnumSet.noneOf(ServiceStatus.class);
        results.forEach(result -> seen.add(result.status()));
        if (stopped || seen.contains(ServiceStatus.CANCELLED)) {
            return RunStatus.CANCELLED;
        }
        boolean fileErrors = plan.diagnostics().stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
        boolean bad = fileErrors || seen.contains(ServiceStatus.FAILED) || seen.contains(ServiceStatus.INVALID);
        boolean done = results.stream().anyMatch(result -> !result.written().isEmpty());
        if (bad) {
            return done || seen.contains(ServiceStatus.UNCHANGED) ? RunStatus.PARTIAL : RunStatus.FAILED;
        }
        boolean waiting = !plan.holds().isEmpty()
                || seen.contains(ServiceStatus.HELD)
                || seen.contains(ServiceStatus.DENIED)
                || seen.contains(ServiceStatus.BACKING_OFF)
                || seen.contains(ServiceStatus.SUPERSEDED);
        return waiting ? RunStatus.HELD : done ? RunStatus.APPLIED : RunStatus.IN_SYNC;
    }
}
