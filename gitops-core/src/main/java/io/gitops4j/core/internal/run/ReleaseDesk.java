package io.gitops4j.core.internal.run;

import io.gitops4j.api.Commit;
import io.gitops4j.api.CommitOptions;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.DeploymentDiff;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Position;
import io.gitops4j.api.Proposal;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.desired.ChangeLog;
import io.gitops4j.core.internal.history.Deployed;
import io.gitops4j.core.internal.history.History;
import io.gitops4j.core.internal.release.CommitTrail;
import io.gitops4j.core.internal.release.Differences;
import io.gitops4j.core.internal.release.PullRequestDesk;
import io.gitops4j.core.internal.release.Releases;
import io.gitops4j.core.internal.work.RunOperation;
import io.gitops4j.spi.Operation;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What is asked about the deployments of one environment, and proposed for it; beside its runs, and waits for none. */
final class ReleaseDesk {
    private final Setting setting;
    private final RunStarts starts;
    private final HistoryHandle history;
    private final Releases releases;
    private final Differences differences;
    private final Function<Operation, ChangeLog> changeLogs;

    ReleaseDesk(
            Setting setting,
            RunStarts starts,
            HistoryHandle history,
            Differences differences,
            Function<Operation, ChangeLog> changeLogs) {
        this.setting = setting;
        this.starts = starts;
        this.history = history;
        this.releases = new Releases(
                setting.name(),
                setting.sources(),
                setting.limits().maxManifestBytes(),
                new PullRequestDesk(setting.name(), setting.reporters()));
        this.differences = differences;
        this.changeLogs = changeLogs;
    }

    List<Deployment> deployments(HistoryQuery query) {
        RunOperation operation = starts.question();
        return history.open(operation).deployments(query, operation);
    }

    /** What is deployed of a service, as far as the history knows. */
    Optional<Revision> deployed(ServiceId service) {
        return history.open(starts.question()).deployed(service).map(Deployed::revision);
    }

    /** For the run that has just read the newer revision: see {@link ChangeLog#changed}. */
    Optional<Commit> changed(Optional<Revision> from, Revision to, Position manifest) {
        return changeLogs.apply(starts.question()).changed(from, to, manifest);
    }

    String declaredTag(ServiceId service) {
        return releases.tag(service, starts.question());
    }

    Proposal release(ServiceId service, String tag, CommitOptions options) {
        return releases.release(service, tag, options, starts.question());
    }

    Proposal promote(ServiceId service, String from, String tag, CommitOptions options) {
        return releases.promote(service, from, tag, options, starts.question());
    }

    Proposal rollback(ServiceId service, long number, CommitOptions options) {
        RunOperation operation = starts.question();
        return releases.rollback(deployment(service, number, operation), options, operation);
    }

    DeploymentDiff diff(ServiceId service, long from, long to) {
        RunOperation operation = starts.question();
        return differences.between(deployment(service, from, operation), deployment(service, to, operation), operation);
    }

    List<Deployment> since(String commit) {
        RunOperation operation = starts.question();
        History known = history.open(operation);
        return new CommitTrail(setting.sources(), commit, operation)
                .find(setting.name(), query -> known.deployments(query, operation));
    }

    private Deployment deployment(ServiceId service, long number, RunOperation operation) {
        HistoryQuery query = new HistoryQuery(setting.name(), Optional.of(service), number + 1, 1);
        return history.open(operation).deployments(query, operation).stream()
                .filter(found -> found.number() == number)
                .findFirst()
                .orElseThrow(() -> new GitOpsException(
                        FailureKind.NOT_FOUND,
                        Diagnostic.error("HISTORY-UNKNOWN")
                                .what("there is no deployment " + number + " of " + service + " in " + setting.name())
                                .remedy("look at the history of the service for its numbers")
                                .build()));
    }
}
