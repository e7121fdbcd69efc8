package io.gitops4j.forge.gitea;

import io.gitops4j.forge.gitea.internal.CommitStatuses;
import io.gitops4j.forge.gitea.internal.GiteaClient;
import io.gitops4j.forge.gitea.internal.OpenPullRequests;
import io.gitops4j.forge.gitea.internal.PullRequestComments;
import io.gitops4j.forge.options.Repositories;
import io.gitops4j.forge.show.Names;
import io.gitops4j.forge.show.PlanAtPullRequest;
import io.gitops4j.forge.show.StatusAtCommit;
import io.gitops4j.forge.show.Subject;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.spi.PullRequests;
import java.util.Optional;

/**
 * Tells Gitea how commits are doing, by a status for each environment, shows plans at pull requests, and opens pull requests for
 * releases and rollbacks. Thread-safe. Writes only what Gitea does not show already.
 */
public final class GiteaReporter implements ForgeReporter {
    private final Repositories repositories;
    private final Names names;
    private final GiteaClient client;
    private final StatusAtCommit statuses;
    private final PlanAtPullRequest plans;
    private final OpenPullRequests pullRequests;

    /** Reaches nobody yet. */
    public GiteaReporter(GiteaOptions options) {
        this.repositories = options.repositories();
        this.names = new Names(options.context(), options.detailsUrl());
        this.client = new GiteaClient(options.connection());
        this.statuses = new StatusAtCommit(new CommitStatuses(client));
        this.plans = new PlanAtPullRequest(GiteaClient.FORGE, new PullRequestComments(client), names);
        this.pullRequests = new OpenPullRequests(client);
    }

    @Override
    public Optional<String> repository(String source) {
        return repositories.find(source);
    }

    @Override
    public void report(ForgeReport report, Operation operation) {
        statuses.show(new Subject(repositories.get(report.revision().source()), report, names), operation);
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
