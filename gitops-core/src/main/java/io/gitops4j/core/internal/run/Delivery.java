package io.gitops4j.core.internal.run;

import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.api.Stage;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.history.History;
import io.gitops4j.core.internal.plan.FailureMemory;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.core.internal.work.Time;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * From a plan to a result: records the intent, executes, remembers failures, records the outcome, reports. Used by one run at a
 * time.
 */
final class Delivery {
    /** What recording an outcome may take after the run's own time is over. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Execution execution;
    private final FailureMemory failures;
    private final RecordOutcomeStage recordOutcome;
    private final Time time;
    private final RecordIntentStage recordIntent;
    private final ReportStage report;

    Delivery(
            Execution execution,
            FailureMemory failures,
            RecordIntentStage recordIntent,
            RecordOutcomeStage recordOutcome,
            Time time) {
        this.execution = execution;
        this.failures = failures;
        this.recordIntent = recordIntent;
        this.recordOutcome = recordOutcome;
        this.time = time;
        this.report = new ReportStage(failures);
    }

    /**
     * What is to be delivered.
     *
     * @param agreement what to apply
     * @param patience how long to follow rollouts
     * @param initiator who asked
     */
    record Order(Agreement agreement, Duration patience, String initiator) {
        Plan plan() {
            return agreement.plan();
        }
    }

    ReconcileResult run(Order order, History history, RunOperation operation, RunEvents events) {
        List<ServicePlan> services = order.agreement().agreed();
        List<ServiceEnd> ends = new ArrayList<>(
                order.agreement().superseded().stream().map(ServiceEnd::moved).toList());
        OptionalLong number = OptionalLong.empty();
        if (!services.isEmpty()) {
            number = begin(order, history, operation, events);
            if (number.isEmpty()) {
                services.stream().map(ServiceEnd::moved).forEach(ends::add);
                services = List.of();
            }
        }
        List<ServicePlan> recheck = recheck(order.plan());
        List<ServicePlan> unproven = unproven(order.plan(), history);
        Optional<Failure> unrecorded = Optional.empty();
        if (!services.isEmpty() || !recheck.isEmpty() || !execution.settled()) {
            Execution.Work work = new Execution.Work(
                    number.orElse(0),
                    services,
                    recheck,
                    unproven,
                    service -> history.deployed(service).isPresent(),
                    order.patience());
            ends.addAll(execution.run(work, operation, events));
            remember(ends);
            unrecorded =
                    operation.watch().stage(Stage.RECORD_OUTCOME, () -> record(ends, order.plan(), history, events));
        }
        List<ServiceResult> results =
                operation.watch().stage(Stage.REPORT, () -> report.run(order.plan(), ends, events));
        boolean stopped = operation.over() && ends.stream().anyMatch(end -> end.status() == ServiceStatus.PROGRESSING);
        ReconcileResult.Builder result = ReconcileResult.builder(
                        events.runId(), order.plan().environment(), ReportStage.status(order.plan(), results, stopped))
                .plan(order.plan())
                .services(results);
        number.ifPresent(result::deployment);
        unrecorded.ifPresent(result::failure);
        return result.build();
    }

    /** The number of the deployment; nothing when another engine was faster with one of the services (F11). */
    private OptionalLong begin(Order order, History history, RunOperation operation, RunEvents events) {
        RecordIntentStage.Announcement announcement = new RecordIntentStage.Announcement(
                order.plan(), order.agreement().agreed(), events.runId(), order.initiator(), time.now());
        try {
            RecordIntentStage.Recorded recorded = operation
                    .watch()
                    .stage(Stage.RECORD_INTENT, () -> recordIntent.run(history, announcement, operation));
            recorded.restored()
                    .forEach((service, earlier) -> events.emit(
                            Kind.ROLLBACK,
                            event -> event.service(service)
                                    .restores(earlier)
                                    .text(service + " goes back to what deployment " + earlier + " brought")));
            return OptionalLong.of(recorded.number());
        } catch (GitOpsException e) {
            if (!e.diagnostics().get(0).code().equals(History.MOVED)) {
                throw e;
            }
            events.report(e.diagnostics().get(0));
            return OptionalLong.empty();
        }
    }

    private List<ServicePlan> recheck(Plan plan) {
        return failures.none()
                ? List.of()
                : settledBefore(plan).filter(this::unhealthyBefore).toList();
    }

    /** When something is about to be removed, what no history knows to have been well may be what replaces it (F45, I12). */
    private List<ServicePlan> unproven(Plan plan, History history) {
        if (plan.services().stream().noneMatch(service -> service.verdict() == Verdict.PROCEED && service.removal())) {
            return List.of();
        }
        return settledBefore(plan)
                .filter(service -> !unhealthyBefore(service)
                        && history.deployed(service.service()).isEmpty())
                .toList();
    }

    private Stream<ServicePlan> settledBefore(Plan plan) {
        return plan.services().stream()
                .filter(service -> service.verdict() == Verdict.UNCHANGED)
                .filter(service -> !execution.rollingOut(service.service()));
    }

    private boolean unhealthyBefore(ServicePlan service) {
        return failures.of(service.service(), service.desired())
                .filter(attempt -> attempt.failure().kind() == FailureKind.UNHEALTHY)
                .isPresent();
    }

    private void remember(List<ServiceEnd> ends) {
        for (ServiceEnd end : ends) {
            switch (end.status()) {
                case FAILED ->
                    failures.failed(
                            end.service(), end.plan().desired(), end.failure().orElseThrow(), time.now());
                case DEPLOYED, REMOVED, UNCHANGED -> failures.succeeded(end.service());
                default -> {
                    // Nothing is known yet.
                }
            }
        }
    }

    /** An outcome that cannot be recorded now is kept and recorded by the next run; the result says so. */
    private Optional<Failure> record(List<ServiceEnd> ends, Plan plan, History history, RunEvents events) {
        Map<Long, List<ServiceEnd>> byDeployment = ends.stream()
                .filter(end -> end.settled() && end.deployment() > 0)
                .collect(Collectors.groupingBy(ServiceEnd::deployment, TreeMap::new, Collectors.toList()));
        Bookkeeping book = new Bookkeeping(history::resources, plan);
        RunOperation grace = new RunOperation(time, GRACE, List.of(), events);
        Optional<Failure> failure = Optional.empty();
        // A stop by interrupt ends the work at the target, not the record of it.
        boolean interrupted = Thread.interrupted();
        try {
            for (Map.Entry<Long, List<ServiceEnd>> entry : byDeployment.entrySet()) {
                try {
                    recordOutcome.run(history, entry.getKey(), time.now(), book.entries(entry.getValue()), grace);
                } catch (GitOpsException e) {
                    events.report(e.failure().diagnostic());
                    failure = Optional.of(e.failure());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
        return failure;
    }
}
