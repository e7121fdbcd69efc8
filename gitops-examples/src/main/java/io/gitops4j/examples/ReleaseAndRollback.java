package io.gitops4j.examples;

import io.gitops4j.api.CommitOptions;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Proposal;
import io.gitops4j.api.ServiceId;

/** Changes what Git declares, by commits that anybody could have made by hand. The next run deploys them. */
public final class ReleaseAndRollback {
    private ReleaseAndRollback() {}

    /** Sets the tag of one service in one environment, on the branch that the engine reads. */
    public static Proposal release(GitOpsEngine engine, String environment, ServiceId service, String tag) {
        CommitOptions byAnn =
                CommitOptions.defaults().author("Ann", "ann@example.com").because("Fixes totals.");
        return engine.release(environment, service, tag, byAnn);
    }

    /** The same for a protected branch: the commit waits on a new one, for a pull request. */
    public static Proposal propose(GitOpsEngine engine, String environment, ServiceId service, String tag) {
        CommitOptions onItsOwn = CommitOptions.defaults().onBranch("release/" + service + "-" + tag);
        return engine.release(environment, service, tag, onItsOwn);
    }

    /** A rollback for a protected branch, at a forge that a reporter knows: nothing is deployed before somebody merges it. */
    public static Proposal rollbackByPullRequest(
            GitOpsEngine engine, String environment, ServiceId service, long deployment) {
        CommitOptions byPullRequest = CommitOptions.defaults().asPullRequest("rollback/" + service + "-" + deployment);
        return engine.rollback(environment, service, deployment, byPullRequest);
    }

    /** Declares again what the deployment before the newest one brought. */
    public static Proposal rollback(GitOpsEngine engine, String environment, ServiceId service) {
        Deployment earlier =
                engine.history(HistoryQuery.of(environment, service)).get(1);
        return engine.rollback(environment, service, earlier.number(), CommitOptions.defaults());
    }
}
