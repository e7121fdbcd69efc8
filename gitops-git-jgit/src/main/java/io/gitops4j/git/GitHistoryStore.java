package io.gitops4j.git;

import io.gitops4j.git.internal.history.GitHistories;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.List;

/**
 * Keeps histories in a Git repository, in the services' own or in one for the state: each environment has a ref, each record is a
 * commit whose message tells people what happened and whose only file, {@code record.json}, tells the engine. The commits are one
 * chain without merges. Appending is a push by compare-and-set, never forced, and costs the same however long the history is; any
 * record is found in a logarithmic number of steps. Thread-safe; engines on many machines may share the repository, and processes
 * of one machine may share the directory.
 *
 * <p>While the remote cannot be reached, {@link GitHistoryOptions.WhenAway} decides. What is recorded on this machine only is told
 * as HISTORY-PENDING and pushed, in order, before anything else is recorded. If another engine took its numbers meanwhile, it is
 * kept under another ref and told as HISTORY-ASIDE, and to an engine that has built on it every call is CONFLICT HISTORY-FORKED
 * until it is started again.
 *
 * <p>Other failures: UNAVAILABLE (HISTORY-AWAY, HISTORY-BUSY, HISTORY-LOCAL), AUTH, CONFIG, NOT_FOUND, REJECTED (HISTORY-REFUSED:
 * the remote does not let this login push the ref), and INTERNAL for a history that is not what it was: STORE-FORMAT,
 * HISTORY-GONE and HISTORY-REWRITTEN. Then nothing is taken for empty, and nothing is written.
 */
public final class GitHistoryStore implements HistoryStore {
    private final GitHistories histories;

    private GitHistoryStore(GitHistories histories) {
        this.histories = histories;
    }

    /**
     * A store; it reaches nobody and writes nothing yet. Who opens it closes it.
     *
     * @throws io.gitops4j.api.GitOpsException CONFIG when the URL is refused
     */
    public static GitHistoryStore open(GitHistoryOptions options) {
        return new GitHistoryStore(new GitHistories(new GitHistories.Setting(
                GitConnections.remote(options.repository()),
                options.directory(),
                GitConnections.limits(options.repository()),
                options.refPrefix(),
                options.name(),
                options.email(),
                options.writer(),
                options.clock(),
                options.whenAway() == GitHistoryOptions.WhenAway.RECORD_LOCALLY)));
    }

    @Override
    public long last(String environment, Operation operation) {
        return histories.last(environment, operation);
    }

    @Override
    public void append(String environment, HistoryLine line, Operation operation) {
        histories.append(environment, line, operation);
    }

    @Override
    public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
        return histories.read(environment, before, limit, operation);
    }

    @Override
    public void close() {
        histories.close();
    }
}
