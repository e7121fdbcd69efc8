package io.gitops4j.core.internal.run;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.VisibleText;
import io.gitops4j.core.internal.history.Deployed;
import io.gitops4j.core.internal.history.History;
import io.gitops4j.core.internal.plan.Past;
import io.gitops4j.core.internal.plan.Planner;
import io.gitops4j.core.internal.release.Differences;
import io.gitops4j.core.internal.work.LogContext;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.core.internal.work.Watch;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One environment, and its runs one after the other. */
final class Environment {
    private static final Logger LOG = LoggerFactory.getLogger(Environment.class);

    private static final String PLANNED = "planned";
    private static final int LONGEST_ASKER = 200;

    private final Setting setting;
    private final RunStarts starts;
    private final Planner planner;
    private final Execution execution;
    private final Delivery delivery;
    private final HistoryHandle history;
    private final RecordOutcomeStage recordOutcome = new RecordOutcomeStage();
    private final Condition condition;
    private final ReleaseDesk desk;
    private final ReentrantLock lock = new ReentrantLock(true);

    Environment(Setting setting, Cancellation closing, RunIds runIds) {
        this.setting = setting;
        this.starts = new RunStarts(setting, closing, runIds);
        Stages stages = new Stages(setting);
        this.planner = stages.planner();
        this.execution = stages.execution();
        this.delivery = new Delivery(
                execution, stages.failures(), new RecordIntentStage(stages::changeLog), recordOutcome, setting.time());
        this.history = new HistoryHandle(setting.store(), setting.name());
        this.condition = new Condition(setting.name());
        this.desk = new ReleaseDesk(setting, starts, history, new Differences(stages.past()), stages::changeLog);
    }

    /** What is asked and proposed beside the runs. */
    ReleaseDesk desk() {
        return desk;
    }

    EnvironmentState state() {
        return condition.state();
    }

    Plan plan(RunOptions options) {
        RunEvents events = starts.events();
        RunOperation operation = starts.operation(options, events);
        acquire(operation);
        try {
            return measured(
                    label("plan", options),
                    events,
                    () -> planned(options, operation, events),
                    plan -> end(PLANNED, Optional.empty(), Optional.of(plan)));
        } finally {
            lock.unlock();
        }
    }

    private static <T> T measured(
            Watch.Label label, RunEvents events, Supplier<T> body, Function<? super T, Watch.End> end) {
        return LogContext.here().during(events.environment(), events.runId(), () -> {
            LOG.debug("{} begins, asked for by {}", label.name(), label.subject());
            return events.watch().measure(label, body, end);
        });
    }

    private Plan planned(RunOptions options, RunOperation operation, RunEvents events) {
        operation.checkpoint();
        return makePlan(options, history.open(operation), operation, events).effective();
    }

    ReconcileResult reconcile(RunOptions options, Duration patience) {
        return run("reconcile", options, patience, fresh -> Agreement.all(fresh.effective()));
    }

    /** Plans anew and applies what both plans agree on, so that nothing is written that the given plan does not say. */
    ReconcileResult apply(Plan given, RunOptions options) {
        return run("apply", options, patience(options), fresh -> Agreement.of(given, fresh));
    }

    /** How a loop asks: what was found to be as wanted is looked at again after a while. */
    RunOptions ofALoop() {
        return RunOptions.defaults().observedWithin(setting.limits().driftInterval());
    }

    Duration patience(RunOptions options) {
        return options.waitForHealth() ? setting.limits().healthTimeout() : Duration.ZERO;
    }

    /** Waits for the run before, but no longer than the operation lives. */
    private void acquire(RunOperation operation) {
        while (true) {
            operation.checkpoint();
            try {
                if (lock.tryLock(100, TimeUnit.MILLISECONDS)) {
                    return;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private interface Choice {
        Agreement of(Planner.Planned fresh);
    }

    private ReconcileResult run(String name, RunOptions options, Duration patience, Choice choice) {
        RunEvents events = starts.events();
        RunOperation operation = starts.operation(options, events);
        try {
            acquire(operation);
        } catch (GitOpsException e) {
            return failed(e.failure(), operation, events);
        }
        try {
            return measured(
                    label(name, options),
                    events,
                    () -> told(options, patience, choice, operation, events),
                    result -> end(Watch.word(result.status()), result.failure(), result.plan()));
        } finally {
            lock.unlock();
        }
    }

    private ReconcileResult told(
            RunOptions options, Duration patience, Choice choice, RunOperation operation, RunEvents events) {
        events.emit(Kind.RUN_STARTED, event -> event.text("run " + events.runId()));
        ReconcileResult result;
        Function<ServiceId, Optional<Deployed>> deployed = service -> Optional.empty();
        try {
            operation.checkpoint();
            History known = history.open(operation);
            deployed = known::deployed;
            recordOutcome.flush(known, operation);
            known.closeInterrupted(setting.time().now(), operation);
            Agreement agreement = choice.of(makePlan(options, known, operation, events));
            result = delivery.run(
                    new Delivery.Order(agreement, patience, options.initiator()), known, operation, events);
        } catch (GitOpsException e) {
            result = failed(e.failure(), operation, events);
        } catch (RuntimeException e) {
            forget();
            LOG.error("a run of {} broke", setting.name(), e);
            result = failed(broken(e), operation, events);
        } catch (Error e) {
            forget();
            throw e;
        }
        condition.update(result, setting.time().now(), deployed.andThen(last -> last.flatMap(Deployed::since)));
        ReconcileResult ended = result;
        events.emit(Kind.RUN_FINISHED, event -> event.text(ended.toString()).outcome(ended));
        LOG.debug("ended: {}", ended.status());
        return result;
    }

    private static Watch.Label label(String name, RunOptions options) {
        return Watch.Label.of(Activity.Kind.RUN, name, asker(options));
    }

    /** May come from a webhook. */
    private static String asker(RunOptions options) {
        return VisibleText.cut(options.initiator(), LONGEST_ASKER);
    }

    private static Watch.End end(String outcome, Optional<Failure> failure, Optional<Plan> plan) {
        String commits = plan.map(made -> made.revisions().values().stream()
                        .map(revision -> revision.source() + "@" + revision.id())
                        .sorted()
                        .collect(Collectors.joining(" ")))
                .orElse("");
        return new Watch.End(outcome, failure, commits, 0);
    }

    /** Nobody knows how far it came: the next run finds out, from the history and the target. */
    private void forget() {
        execution.forget();
        history.reopen();
    }

    private ReconcileResult failed(Failure failure, RunOperation operation, RunEvents events) {
        boolean stopped =
                failure.kind() == FailureKind.CANCELLED || (failure.kind() == FailureKind.TIMEOUT && operation.over());
        return ReconcileResult.builder(events.runId(), setting.name(), stopped ? RunStatus.CANCELLED : RunStatus.FAILED)
                .failure(failure)
                .build();
    }

    private static Failure broken(RuntimeException cause) {
        return new Failure(
                FailureKind.INTERNAL,
                Diagnostic.error("RUN-BROKEN")
                        .what("the run ended in the engine with "
                                + cause.getClass().getName())
                        .remedy("report it with the stack trace in the log; the next run goes on")
                        .build());
    }

    private Planner.Planned makePlan(RunOptions options, History known, RunOperation operation, RunEvents events) {
        Past past = new Past(
                () -> known.inventory().keySet(),
                service -> known.deployed(service).isPresent(),
                execution.rollingOut());
        Planner.Order order = new Planner.Order(options.approvals(), options.observedWithin(), setting.time());
        Planner.Planned planned = planner.plan(past, order, operation);
        Plan plan = planned.effective();
        plan.revisions()
                .forEach((source, revision) ->
                        events.emit(Kind.RESOLVED, event -> event.text(source + " is at " + revision.shortId())));
        events.emit(Kind.PLANNED, event -> event.text(plan.toString()).plan(plan));
        plan.holds()
                .forEach(hold -> events.emit(
                        Kind.HELD, event -> event.text(hold.reason().toString()).diagnostic(hold.reason())));
        plan.diagnostics().forEach(events::report);
        return planned;
    }
}
