package io.gitops4j.api;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Brings environments to what their sources declare. Implemented by gitops-core, made by {@code io.gitops4j.GitOps.builder()}.
 *
 * <p>Thread-safe. Calls run on the calling thread and use the embedder's executor for services side by side; runs of one
 * environment follow each other, runs of different ones do not wait for each other. Outcomes are results: a call throws only
 * for misuse, namely an unknown environment ({@link FailureKind#NOT_FOUND}) or a closed engine (IllegalStateException).
 */
public interface GitOpsEngine extends AutoCloseable {
    /** The configured environments. */
    Set<String> environments();

    /**
     * Says what {@link #reconcile} would do now, writing nothing.
     *
     * @throws GitOpsException when the source, the target or the history is out of reach
     */
    Plan plan(String environment, RunOptions options);

    /** {@link #plan(String, RunOptions)} with defaults. */
    default Plan plan(String environment) {
        return plan(environment, RunOptions.defaults());
    }

    /**
     * Applies exactly this plan. A service whose source, configuration or live state moved since is left alone and told as
     * {@link ServiceStatus#SUPERSEDED}.
     */
    ReconcileResult apply(Plan plan, RunOptions options);

    /** {@link #apply(Plan, RunOptions)} with defaults. */
    default ReconcileResult apply(Plan plan) {
        return apply(plan, RunOptions.defaults());
    }

    /** Plans and applies. */
    ReconcileResult reconcile(String environment, RunOptions options);

    /** {@link #reconcile(String, RunOptions)} with defaults. */
    default ReconcileResult reconcile(String environment) {
        return reconcile(environment, RunOptions.defaults());
    }

    /**
     * Plans and applies everywhere, environments side by side: also the one call that brings all of them back on an empty machine and
     * empty targets, from the repositories alone.
     *
     * @return how it ended, by environment; one that fails disturbs no other
     */
    SortedMap<String, ReconcileResult> reconcileAll(RunOptions options);

    /** {@link #reconcileAll(RunOptions)} with defaults. */
    default SortedMap<String, ReconcileResult> reconcileAll() {
        return reconcileAll(RunOptions.defaults());
    }

    /** What is known after the last run; asks nobody, costs nothing. */
    EnvironmentState status(String environment);

    /** Deployments from the history store, newest first. */
    List<Deployment> history(HistoryQuery query);

    /**
     * How two deployments of a service differ, read from the sources as they were then and rendered as this engine renders now.
     *
     * @param from the number of one, in the {@link #history history} of the environment
     * @param to the number of the other
     * @throws GitOpsException NOT_FOUND for an unknown deployment, and where its revision is not in the source any more
     */
    DeploymentDiff diff(String environment, ServiceId service, long from, long to);

    /**
     * Deployments whose revision has a commit in its history, newest first: where that commit went, and all that came after it. Looks
     * at the newest 1 000 deployments.
     *
     * @param commit its full id
     * @throws GitOpsException NOT_FOUND when no source of the environment knows the commit
     */
    List<Deployment> since(String environment, String commit);

    /**
     * Declares another image tag for a service in an environment, by an ordinary commit that changes this one value. The next run
     * deploys it.
     *
     * @throws GitOpsException NOT_FOUND when the service is not declared there, MANIFEST when the tag has no place of its own in the
     *     text, UNSUPPORTED when the source or the parser cannot write, or when a pull request is asked for and no reporter opens
     *     one there, REJECTED when the remote does not take the commit; of the kind that the forge has, and with the name of the
     *     branch, when the commit was pushed and the pull request could not be opened
     */
    Proposal release(String environment, ServiceId service, String tag, CommitOptions options);

    /** {@link #release Releases} in one environment the image tag that another declares now. */
    Proposal promote(ServiceId service, String from, String to, CommitOptions options);

    /**
     * Declares again what a deployment in the history brought, by an ordinary commit: exactly that state in this environment, and
     * no other service or environment touched. Where the text allows no such commit it is refused, and nothing is written; what
     * several environments share is rolled back by {@code git revert}.
     *
     * @param deployment its number in the {@link #history history} of the environment
     * @throws GitOpsException as {@link #release} does, and NOT_FOUND for an unknown deployment
     */
    Proposal rollback(String environment, ServiceId service, long deployment, CommitOptions options);

    /**
     * Has a plan shown at a pull request of a source's repository: one comment for the plan's environment, replaced in place. The plan
     * is queued for every configured reporter of that environment that knows the source, and told when the forge answers.
     *
     * @param source by its configured name
     * @param pullRequest its number at the forge
     * @throws GitOpsException NOT_FOUND when no reporter of the environment knows the source
     */
    void comment(Plan plan, String source, long pullRequest);

    /**
     * Gives what forges and people are still to be told a last chance, for a process that is about to end; a program that goes on
     * needs no such call. Returns when all is told, when what is left has to wait for longer than there is time, or when the time
     * is over. What could not be told fails nothing and is not lost: it stays in the work directory, and a run of the next engine
     * with that directory and owner tells it. Why it waits is told to the listeners, by findings of {@link ReconcileEvent#NO_RUN}.
     *
     * @param patience at most so long; zero asks only what waits
     * @param stop ends it early
     * @return what still waits
     */
    Untold deliver(Duration patience, Cancellation stop);

    /**
     * Starts a loop that reconciles every environment, each at once and then at this interval with a little jitter, on threads
     * of the embedder's executor. A failing run is told to the listeners and does not end the loop.
     */
    Polling poll(Duration interval);

    /** {@link #poll(Duration)} at the configured interval. */
    Polling poll();

    /** Stops loops and runs, waits for them, closes plug-ins in reverse order. Lent executors and ready-made plug-ins stay open. */
    @Override
    void close();
}
