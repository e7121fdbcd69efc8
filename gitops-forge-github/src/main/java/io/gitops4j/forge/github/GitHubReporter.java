package io.gitops4j.forge.github;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.github.internal.client.Authorization;
import io.gitops4j.forge.github.internal.client.GitHubClient;
import io.gitops4j.forge.github.internal.login.AppAuthorization;
import io.gitops4j.forge.github.internal.login.TokenAuthorization;
import io.gitops4j.forge.github.internal.show.CheckRun;
import io.gitops4j.forge.github.internal.show.CommitStatus;
import io.gitops4j.forge.github.internal.show.DeploymentEntry;
import io.gitops4j.forge.github.internal.show.OpenPullRequests;
import io.gitops4j.forge.github.internal.show.PullRequestComments;
import io.gitops4j.forge.http.HttpTransport;
import io.gitops4j.forge.options.Repositories;
import io.gitops4j.forge.show.Names;
import io.gitops4j.forge.show.PlanAtPullRequest;
import io.gitops4j.forge.show.Shown;
import io.gitops4j.forge.show.StatusAtCommit;
import io.gitops4j.forge.show.Subject;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.spi.PullRequests;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Tells GitHub how commits are doing: statuses, deployments, and for Apps check runs; shows plans at pull requests,
 * and opens pull requests for releases and rollbacks. Thread-safe. Writes
 * only what GitHub does not show already, and keeps its limits of requests: what has no room is told later, by the engine's queue. One reporter for
 * each login, since GitHub counts by login.
 */
public final class GitHubReporter implements ForgeReporter {
    private final Repositories repositories;
    private final Names names;
    private final GitHubClient client;
    private final List<Shown> shown = new ArrayList<>();
    private final PlanAtPullRequest plans;
    private final OpenPullRequests pullRequests;
    /** What was asked for already; a diagnostic as a whole names the commit, and would be told for each. */
    private final Set<String> asked = ConcurrentHashMap.newKeySet();

    /** Reaches nobody yet. */
    public GitHubReporter(GitHubOptions options) {
        this.repositories = options.repositories();
        this.names = new Names(options.context(), options.detailsUrl());
        GitHubConnection connection = options.connection();
        HttpTransport transport = new HttpTransport(GitHubClient.endpoint(connection));
        this.client = new GitHubClient(connection, transport, authorization(connection, transport));
        if (options.shown().contains(GitHubOptions.Show.STATUSES)) {
            shown.add(new StatusAtCommit(new CommitStatus(client)));
        }
        if (options.shown().contains(GitHubOptions.Show.DEPLOYMENTS)) {
            shown.add(new DeploymentEntry(client));
        }
        if (options.shown().contains(GitHubOptions.Show.CHECKS) && connection.login() instanceof GitHubLogin.App app) {
            shown.add(new CheckRun(client, app, options.path()));
        }
        this.plans = new PlanAtPullRequest("GitHub", new PullRequestComments(client, connection.login()), names);
        this.pullRequests = new OpenPullRequests(client);
    }

    private static Authorization authorization(GitHubConnection connection, HttpTransport transport) {
        return connection.login() instanceof GitHubLogin.App app
                ? new AppAuthorization(app, transport, connection.clock())
                : new TokenAuthorization(((GitHubLogin.Token) connection.login()).token());
    }

    @Override
    public Optional<String> repository(String source) {
        return repositories.find(source);
    }

    @Override
    public void report(ForgeReport report, Operation operation) {
        Subject subject = new Subject(repositories.get(report.revision().source()), report, names);
        List<GitOpsException> refused = new ArrayList<>();
        for (Shown way : shown) {
            try {
                way.show(subject, operation);
            } catch (GitOpsException e) {
                if (e.kind() != FailureKind.AUTH) {
                    throw e;
                }
                refused.add(e);
            }
        }
        tell(refused, operation);
    }

    /** A login that may do one thing and not another is told so once, and does the one (B74); one that may do nothing waits. */
    private void tell(List<GitOpsException> refused, Operation operation) {
        if (!refused.isEmpty() && refused.size() == shown.size()) {
            throw refused.get(0);
        }
        for (GitOpsException refusal : refused) {
            Diagnostic why = refusal.diagnostics().get(0);
            if (asked.add(why.remedy())) {
                operation.report(why);
            }
        }
    }

    @Override
    public void comment(PlanComment comment, Operation operation) {
        plans.show(repositories.get(comment.source()), comment, operation);
    }

    @Override
    public Optional<PullRequests> pullRequests() {
        return Optional.of(
                (proposed, operation) -> pullRequests.open(repositories.get(proposed.source()), proposed, operation));
    }

    /** Lets go of the connections. */
    @Override
    public void close() {
        client.close();
    }
}
