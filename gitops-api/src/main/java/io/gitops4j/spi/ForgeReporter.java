package io.gitops4j.spi;

import java.util.Optional;

/**
 * Tells a forge how commits are doing, and shows plans at pull requests. The engine calls it from a queue of its own that outlives the
 * process, apart from any run: one call at a time for each {@link #repository}, in order, and only the newest report of a commit and
 * environment. So a reporter keeps no queue, starts no retries and never waits.
 *
 * <p>Every call is idempotent: the engine cannot know whether a call that failed had an effect, and repeats it. Calls for different
 * repositories may overlap.
 *
 * <p>What failures mean to the queue:
 *
 * <ul>
 *   <li>UNAVAILABLE, TIMEOUT, CONFLICT: tried again, later and later. Where the forge or a limit of the reporter's own names a time, the
 *       exception carries it ({@link io.gitops4j.api.GitOpsException#notBefore()}), and it is kept.
 *   <li>AUTH: kept, and tried again now and then, until somebody has given the permission that the message names.
 *   <li>CANCELLED: kept for the next start.
 *   <li>anything else: the report is given up, with one line.
 * </ul>
 */
public interface ForgeReporter extends AutoCloseable {
    /**
     * The repository that reports about a source go to, in the forge's own form: {@code owner/name}. Always the same answer; reaches
     * nobody.
     *
     * @return nothing for a source that this reporter does not report on
     */
    Optional<String> repository(String source);

    /**
     * Makes the forge show this, in place of what it shows of this commit and environment. Called again with what the forge shows
     * already, it writes nothing.
     *
     * @throws io.gitops4j.api.GitOpsException as said above; NOT_FOUND or REJECTED where the forge does not know the commit
     */
    void report(ForgeReport report, Operation operation);

    /**
     * Makes one comment of the pull request show the plan, in place of the one that an earlier call made for this environment. Called
     * again with what the forge shows already, it writes nothing.
     *
     * @throws io.gitops4j.api.GitOpsException as said above; NOT_FOUND where there is no such pull request
     */
    void comment(PlanComment comment, Operation operation);

    /**
     * Opens pull requests in the repositories that it reports to. Called by the engine in a call of the embedder's, beside the queue.
     *
     * @return nothing where it cannot
     */
    default Optional<PullRequests> pullRequests() {
        return Optional.empty();
    }

    /** Closed once by the engine, after the last call. */
    @Override
    default void close() {}
}
