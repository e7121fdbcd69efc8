package io.gitops4j.core.internal.run;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.CommitOptions;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.DeploymentDiff;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Polling;
import io.gitops4j.api.Proposal;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Untold;
import io.gitops4j.core.internal.print.PlanMarkdown;
import io.gitops4j.core.internal.work.Parallel;
import io.gitops4j.spi.PlanComment;
import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;

/** The engine that {@code GitOps.builder()} makes: environments by name, and an end. */
public final class Engine implements GitOpsEngine {
    private final SortedMap<String, Environment> environments;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(365);

    private final Duration interval;
    private final Executor executor;
    private final RunIds runIds;
    private final Post post;
    private final Cancellation closing;
    private final Closing owned;
    private final Collection<PollingLoop> loops = new ConcurrentLinkedQueue<>();
    private final AtomicBoolean closed = new AtomicBoolean();
    /** Calls hold the read lock; close waits for them with the write lock. */
    private final ReentrantReadWriteLock calls = new ReentrantReadWriteLock();

    Engine(
            Map<String, Environment> environments,
            Duration interval,
            Executor executor,
            RunIds runIds,
            Post post,
            Cancellation closing,
            Closing owned) {
        this.interval = interval;
        this.environments = Collections.unmodifiableSortedMap(new TreeMap<>(environments));
        this.executor = executor;
        this.runIds = runIds;
        this.post = post;
        this.closing = closing;
        this.owned = owned;
    }

    @Override
    public Set<String> environments() {
        return environments.keySet();
    }

    @Override
    public Plan plan(String environment, RunOptions options) {
        return call(() -> environment(environment).plan(options));
    }

    @Override
    public ReconcileResult apply(Plan plan, RunOptions options) {
        return call(() -> environment(plan.environment()).apply(plan, options));
    }

    @Override
    public ReconcileResult reconcile(String environment, RunOptions options) {
        return call(() -> {
            Environment found = environment(environment);
            return found.reconcile(options, found.patience(options));
        });
    }

    @Override
    public SortedMap<String, ReconcileResult> reconcileAll(RunOptions options) {
        return call(() -> {
            SortedMap<String, ReconcileResult> results = new TreeMap<>();
            new Parallel(executor, environments.size())
                    .map(
                            List.copyOf(environments.values()),
                            environment -> environment.reconcile(options, environment.patience(options)))
                    .forEach(result -> results.put(result.environment(), result));
            return results;
        });
    }

    @Override
    public EnvironmentState status(String environment) {
        return environment(environment).state();
    }

    @Override
    public List<Deployment> history(HistoryQuery query) {
        return call(() -> environment(query.environment()).desk().deployments(query));
    }

    @Override
    public DeploymentDiff diff(String environment, ServiceId service, long from, long to) {
        return call(() -> environment(environment).desk().diff(service, from, to));
    }

    @Override
    public List<Deployment> since(String environment, String commit) {
        return call(() -> environment(environment).desk().since(commit));
    }

    @Override
    public Proposal release(String environment, ServiceId service, String tag, CommitOptions options) {
        return call(() -> environment(environment).desk().release(service, tag, options));
    }

    @Override
    public Proposal promote(ServiceId service, String from, String to, CommitOptions options) {
        return call(() -> {
            String tag = environment(from).desk().declaredTag(service);
            return environment(to).desk().promote(service, from, tag, options);
        });
    }

    @Override
    public Proposal rollback(String environment, ServiceId service, long deployment, CommitOptions options) {
        return call(() -> environment(environment).desk().rollback(service, deployment, options));
    }

    @Override
    public void comment(Plan plan, String source, long pullRequest) {
        call(() -> {
            environment(plan.environment());
            PlanComment comment =
                    new PlanComment(plan.environment(), source, pullRequest, PlanMarkdown.of(plan), plan.digest());
            post.forges().comment(comment);
            return comment;
        });
    }

    @Override
    public Untold deliver(Duration patience, Cancellation stop) {
        return call(() -> post.deliver(patience, stop));
    }

    @Override
    public Polling poll() {
        return poll(interval);
    }

    @Override
    public Polling poll(Duration pause) {
        if (pause.isNegative() || pause.isZero() || pause.compareTo(LONGEST_PAUSE) > 0) {
            throw new IllegalArgumentException(
                    "an interval lies between 0 and " + LONGEST_PAUSE.toDays() + " days, got " + pause);
        }
        return call(() -> {
            PollingLoop loop = PollingLoop.start(environments, pause, runIds::jitter, executor);
            loops.add(loop);
            return loop;
        });
    }

    @Override
    public void close() {
        RunEvents.refuseListeners();
        if (calls.getReadHoldCount() > 0) {
            throw new IllegalStateException("the engine cannot be closed from within one of its own calls");
        }
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        closing.cancel();
        loops.forEach(PollingLoop::close);
        calls.writeLock().lock();
        try {
            // One may have been started between the two steps above.
            loops.forEach(PollingLoop::close);
            owned.close();
        } finally {
            calls.writeLock().unlock();
        }
    }

    private <T> T call(Supplier<T> body) {
        RunEvents.refuseListeners();
        calls.readLock().lock();
        try {
            if (closed.get()) {
                throw new IllegalStateException("the engine is closed");
            }
            return body.get();
        } finally {
            calls.readLock().unlock();
        }
    }

    private Environment environment(String name) {
        Environment environment = environments.get(name);
        if (environment == null) {
            throw unknown(name, environments.keySet());
        }
        return environment;
    }

    static GitOpsException unknown(String name, Collection<String> known) {
        return new GitOpsException(
                FailureKind.NOT_FOUND,
                Diagnostic.error("CONFIG-ENVIRONMENT")
                        .what("there is no environment '" + name + "'")
                        .remedy("use one of " + String.join(", ", new TreeSet<>(known)))
                        .build());
    }
}
