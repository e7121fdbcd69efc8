package io.gitops4j.spi;

import java.util.List;

/**
 * Tells people or programs what they have to know: failures, recoveries, holds, rollbacks. The engine calls it from a queue of its own
 * that outlives the process, apart from any run: one call at a time for each {@link #channels channel}, in order. So a notifier keeps
 * no queue, starts no retries and never waits. Calls for different channels may overlap.
 *
 * <p>A call that failed is repeated, and so is one that was under way when the process died: the receiver may get a notice twice, with
 * the same {@link Notice#id}.
 *
 * <p>What failures mean to the queue:
 *
 * <ul>
 *   <li>UNAVAILABLE, TIMEOUT, CONFLICT: tried again, later and later. Where the receiver names a time, the exception carries it
 *       ({@link io.gitops4j.api.GitOpsException#notBefore()}), and it is kept.
 *   <li>AUTH: kept, and tried again now and then, until somebody has mended the login.
 *   <li>CANCELLED: kept for the next start.
 *   <li>anything else: the notice is given up, with one finding.
 * </ul>
 */
public interface Notifier extends AutoCloseable {
    /**
     * Where this is told, in the notifier's own words: at most a few names, which {@link Notice#channel} gives back. Always the same
     * answer; reaches nobody. The engine makes one notice of all that one run has to tell a channel.
     *
     * @return empty for what this notifier does not tell
     */
    List<String> channels(NoticeSubject subject);

    /**
     * Hands a notice to its channel.
     *
     * @throws io.gitops4j.api.GitOpsException as said above; its text shows no address of a webhook, since such an address is a secret
     */
    void tell(Notice notice, Operation operation);

    /** Closed once by the engine, after the last call. */
    @Override
    default void close() {}
}
