package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.PullRequest;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.spi.ProposedPullRequest;
import io.gitops4j.spi.PullRequests;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiConsumer;

/**
 * A forge in memory: it shows the newest report of each commit and environment and the newest plan of each pull request and
 * environment, opens pull requests, and remembers every change of what it shows. Thread-safe.
 */
public final class InMemoryForge implements ForgeReporter {
    private final Map<String, String> repositories = new ConcurrentHashMap<>();
    private final Map<String, ForgeReport> shown = new LinkedHashMap<>();
    private final Map<String, PlanComment> comments = new LinkedHashMap<>();
    private final List<ForgeReport> reports = new CopyOnWriteArrayList<>();
    private final List<ProposedPullRequest> opened = new CopyOnWriteArrayList<>();
    private final CallCounts calls = new CallCounts();
    private volatile BiConsumer<Object, Operation> before = (message, operation) -> {};

    /** One that knows no repository. */
    public InMemoryForge() {}

    /** It has this repository, which a source reads. */
    public InMemoryForge repository(String source, String repository) {
        repositories.put(source, repository);
        return this;
    }

    /** From now on this happens before every call, given the report, the plan or the pull request. */
    public void before(BiConsumer<Object, Operation> action) {
        before = action;
    }

    /** From now on it does not answer. */
    public void cutConnection() {
        before = (message, operation) -> {
            throw failure(FailureKind.UNAVAILABLE);
        };
    }

    /** From now on it refuses everything with this kind. */
    public void refuse(FailureKind kind) {
        before = (message, operation) -> {
            throw failure(kind);
        };
    }

    /** From now on it asks to come back at that time. */
    public void busyUntil(Instant time) {
        before = (message, operation) -> {
            throw new GitOpsException(
                    FailureKind.UNAVAILABLE,
                    Diagnostic.error("MEMORY-BUSY")
                            .what("the forge asks to come back later")
                            .remedy("nothing; it is tried again then")
                            .build(),
                    time);
        };
    }

    /** From now on it answers again. */
    public void mendConnection() {
        before = (message, operation) -> {};
    }

    /** Every change of what it shows of commits, in order. */
    public List<ForgeReport> reports() {
        return List.copyOf(reports);
    }

    /** What it shows of a commit in an environment. */
    public synchronized Optional<ForgeReport> shown(String commit, String environment) {
        return Optional.ofNullable(shown.get(commit + " " + environment));
    }

    /** The plans that it shows, in the order in which they were first shown. */
    public synchronized List<PlanComment> comments() {
        return List.copyOf(comments.values());
    }

    /** The pull requests that were opened, in order; their numbers begin at 1. */
    public List<ProposedPullRequest> opened() {
        return List.copyOf(opened);
    }

    /** How often it was called: {@code report}, {@code comment} and {@code open}. */
    public CallCounts calls() {
        return calls;
    }

    @Override
    public Optional<String> repository(String source) {
        return Optional.ofNullable(repositories.get(source));
    }

    @Override
    public void report(ForgeReport report, Operation operation) {
        operation.checkpoint();
        requireKnown(report.revision().source());
        calls.count("report");
        before.accept(report, operation);
        synchronized (this) {
            ForgeReport old = shown.put(report.revision().id() + " " + report.environment(), report);
            if (!report.equals(old)) {
                reports.add(report);
            }
        }
    }

    @Override
    public void comment(PlanComment comment, Operation operation) {
        operation.checkpoint();
        requireKnown(comment.source());
        calls.count("comment");
        before.accept(comment, operation);
        synchronized (this) {
            comments.put(comment.pullRequest() + " " + comment.environment(), comment);
        }
    }

    @Override
    public Optional<PullRequests> pullRequests() {
        return Optional.of(this::open);
    }

    private synchronized PullRequest open(ProposedPullRequest proposed, Operation operation) {
        operation.checkpoint();
        requireKnown(proposed.source());
        calls.count("open");
        before.accept(proposed, operation);
        for (int i = 0; i < opened.size(); i++) {
            ProposedPullRequest open = opened.get(i);
            if (open.source().equals(proposed.source())
                    && open.branch().equals(proposed.branch())
                    && open.into().equals(proposed.into())) {
                return new PullRequest(i + 1, "");
            }
        }
        opened.add(proposed);
        return new PullRequest(opened.size(), "");
    }

    private void requireKnown(String source) {
        if (!repositories.containsKey(source)) {
            throw new IllegalArgumentException("no repository is known for the source " + source);
        }
    }

    private static GitOpsException failure(FailureKind kind) {
        return new GitOpsException(
                kind,
                Diagnostic.error("MEMORY-" + kind)
                        .what("the forge does not take it")
                        .remedy("mend the forge")
                        .build());
    }
}
