package io.gitops4j.core.internal.run;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.desired.DesiredReader;
import io.gitops4j.core.internal.history.History;
import io.gitops4j.core.internal.plan.Comparison;
import io.gitops4j.core.internal.plan.FailureMemory;
import io.gitops4j.core.internal.plan.ObserveStage;
import io.gitops4j.core.internal.plan.Planner;
import io.gitops4j.core.internal.plan.ResourceMemory;
import io.gitops4j.core.internal.work.RetryPolicy;
import io.gitops4j.core.internal.work.RunOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

/** One environment, and its runs one after the other: plan, record the intent, execute, record the outcome, report. */
final class Environment {
    /** What recording an outcome may take after the run's own time is over. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Setting setting;
    private final Cancellation closing;
    private final RunIds runIds;
    private final FailureMemory failures;
    private final Planner planner;
    private final Execution execution;
    private final HistoryHandle history;
    private final RecordIntentStage recordIntent = new RecordIntentStage();
    private final RecordOutcomeStage recordOutcome = new RecordOutcomeStage();
    private final ReportStage report;
    private final Condition condition;
    private final ReentrantLock lock = new ReentrantLock(true);

    Environment(Setting setting, Cancellation closing, RunIds runIds) {
        this.setting = setting;
        this.closing = closing;
        this.runIds = runIds;
        ResourceMemory memory = new ResourceMemory();
        this.failures = new FailureMemory(new RetryPolicy(
                setting.limits().backoffFirst(), setting.limits().backoffCap(), 10));
        this.planner = planner(setting, memory, failures);
        ObserveStage observe = new ObserveStage(setting.target(), setting.owner());
        Comparison comparison = new Comparison(setting.target(), setting.owner(), memory);
        RetryPolicy retries = new RetryPolicy(
                setting.limits().retryFirst(),
                setting.limits().retryCap(),
                setting.limits().attempts());
        ResourceWriter writer = new ResourceWriter(
                setting.target(), setting.owner(), new SecondLook(observe, comparison), memory, retries);
        this.execution = new Execution(
                new ApplyStage(writer, setting.writers()),
                new HealthStage(setting.target(), setting.owner(), setting.time()),
                new PruneStage(observe, writer, setting.writers()),
                setting.time(),
                setting.limits().healthTimeout());
        this.history = new HistoryHandle(setting.store(), setting.name());
        this.report = new ReportStage(failures);
        this.condition = new Condition(setting.name());
    }

    private static Planner planner(Setting setting, ResourceMemory memory, FailureMemory failures) {
        return new Planner(
                new Planner.Setting(
                        setting.name(),
                        setting.labels(),
                        setting.owner(),
                        setting.target(),
                        setting.policies(),
                        new Planner.PruneLimits(
                                setting.limits().maxDeletes(),
                                setting.limits().maxDeletePercent(),
                                setting.limits().allowRecreate())),
                new DesiredReader(
                        setting.name(),
                        setting.owner(),
                        setting.sources(),
                        setting.target(),
                        setting.strictPortability()),
                memory,
                failures,
                setting.parallel());
    }

    List<Deployment> deployments(HistoryQuery query) {
        RunOperation operation = operation(RunOptions.defaults(), events());
        return history.open(operation).deployments(query, operation);
    }

    EnvironmentState state() {
        return condition.state();
    }

    Plan plan(RunOptions options) {
        RunEvents events = events();
        lock.lock();
        try {
            return makePlan(options, operation(options, events), events).effective();
        } finally {
            lock.unlock();
        }
    }

    ReconcileResult reconcile(RunOptions options, Duration patience) {
        return run(options, (operation, events) -> {
            Planner.Planned planned = makePlan(options, operation, events);
            return carryOut(Agreement.all(planned.effective()), patience, options, operation, events);
        });
    }

    /** Plans anew and applies what both plans agree on, so that nothing is written that the given plan does not say. */
    ReconcileResult apply(Plan given, RunOptions options) {
        Duration patience = patience(options);
        return run(options, (operation, events) -> {
            Planner.Planned fresh = makePlan(options, operation, events);
            return carryOut(Agreement.of(given, fresh), patience, options, operation, events);
        });
    }

    Duration patience(RunOptions options) {
        return options.waitForHealth() ? setting.limits().healthTimeout() : Duration.ZERO;
    }

    private interface Body {
        ReconcileResult run(RunOperation operation, RunEvents events);
    }

    private ReconcileResult run(RunOptions options, Body body) {
        RunEvents events = events();
        lock.lock();
        try {
            events.emit(Kind.RUN_STARTED, event -> event.text("run " + events.runId()));
            RunOperation operation = operation(options, events);
            ReconcileResult result;
            try {
                result = body.run(operation, events);
            } catch (GitOpsException e) {
                RunStatus status = e.kind() == FailureKind.CANCELLED ? RunStatus.CANCELLED : RunStatus.FAILED;
                result = ReconcileResult.builder(events.runId(), setting.name(), status)
                        .failure(e.failure())
                        .build();
            }
            condition.update(result, setting.time().now());
            ReconcileResult told = result;
            events.emit(Kind.RUN_FINISHED, event -> event.text(told.toString()));
            return result;
        } finally {
            lock.unlock();
        }
    }

    private Planner.Planned makePlan(RunOptions options, RunOperation operation, RunEvents events) {
        operation.checkpoint();
        History known = history.open(operation);
        recordOutcome.flush(known, operation);
        Planner.Planned planned = planner.plan(
                known.inventory().keySet(), options.approvals(), setting.time().now(), operation);
        Plan plan = planned.effective();
        events.emit(Kind.PLANNED, event -> event.text(plan.toString()).plan(plan));
        plan.holds()
                .forEach(hold -> events.emit(
                        Kind.HELD, event -> event.text(hold.reason().toString()).diagnostic(hold.reason())));
        plan.diagnostics().forEach(events::report);
        return planned;
    }

    private ReconcileResult carryOut(
            Agreement agreement, Duration patience, RunOptions options, RunOperation operation, RunEvents events) {
        Plan plan = agreement.plan();
        List<ServicePlan> services = agreement.agreed();
        Instant started = setting.time().now();
        List<ServicePlan> recheck = unhealthyBefore(plan);
        List<ServiceEnd> ends = new ArrayList<>(ServiceEnd.moved(agreement.superseded()));
        OptionalLong number = OptionalLong.empty();
        Optional<Failure> unrecorded = Optional.empty();
        if (!services.isEmpty() || !recheck.isEmpty() || !execution.idle()) {
            if (!services.isEmpty()) {
                RecordIntentStage.Announcement announcement = new RecordIntentStage.Announcement(
                        plan, services, events.runId(), options.initiator(), started);
                number = OptionalLong.of(recordIntent.run(history.open(operation), announcement, operation));
            }
            Execution.Work work = new Execution.Work(number.orElse(0), services, recheck, patience);
            ends.addAll(execution.run(work, operation, events));
            remember(ends);
            unrecorded = record(ends, events);
        }
        List<ServiceResult> results = report.run(plan, ends, events);
        ReconcileResult.Builder result = ReconcileResult.builder(
                        events.runId(), setting.name(), ReportStage.status(plan, results))
                .plan(plan)
                .services(results);
        number.ifPresent(result::deployment);
        unrecorded.ifPresent(result::failure);
        return result.build();
    }

    private List<ServicePlan> unhealthyBefore(Plan plan) {
        return plan.services().stream()
                .filter(service -> service.verdict() == Verdict.UNCHANGED)
                .filter(service -> failures.of(service.service(), service.desired())
                        .filter(attempt -> attempt.failure().kind() == FailureKind.UNHEALTHY)
                        .isPresent())
                .toList();
    }

    private void remember(List<ServiceEnd> ends) {
        for (ServiceEnd end : ends) {
            if (end.status() == ServiceStatus.FAILED) {
                failures.failed(
                        end.service(),
                        end.plan().desired(),
                        end.failure().orElseThrow(),
                        setting.time().now());
            } else if (end.settled() && end.failure().isEmpty()) {
                failures.succeeded(end.service());
            }
        }
    }

    /** An outcome that cannot be recorded now is kept and recorded by the next run; the result says so. */
    private Optional<Failure> record(List<ServiceEnd> ends, RunEvents events) {
        Map<Long, List<ServiceEnd>> byDeployment = new HashMap<>();
        ends.stream()
                .filter(end -> end.settled() && end.deployment() > 0)
                .forEach(end -> byDeployment
                        .computeIfAbsent(end.deployment(), none -> new ArrayList<>())
                        .add(end));
        if (byDeployment.isEmpty()) {
            return Optional.empty();
        }
        RunOperation grace = new RunOperation(setting.time(), GRACE, List.of(), events);
        History known = history.open(grace);
        Map<ServiceId, Set<ResourceId>> resources = HistoryHandle.byService(known);
        Optional<Failure> failure = Optional.empty();
        for (Map.Entry<Long, List<ServiceEnd>> entry : byDeployment.entrySet()) {
            try {
                recordOutcome.run(
                        known,
                        entry.getKey(),
                        setting.time().now(),
                        Bookkeeping.entries(entry.getValue(), resources),
                        grace);
            } catch (GitOpsException e) {
                events.report(e.failure().diagnostic());
                failure = Optional.of(e.failure());
            }
        }
        return failure;
    }

    private RunEvents events() {
        return new RunEvents(setting.name(), runIds.next(), setting.time().clock(), setting.listeners());
    }

    private RunOperation operation(RunOptions options, RunEvents events) {
        return new RunOperation(
                setting.time(),
                options.timeout().orElseGet(() -> setting.limits().timeout()),
                List.of(options.cancellation(), closing),
                events);
    }
}
