package io.gitops4j.git.internal.history;

import io.gitops4j.git.internal.GitLimits;
import io.gitops4j.git.internal.GitRemote;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.Operation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** The histories of all environments in one remote repository, each with a repository of its own on this machine. Thread-safe. */
public final class GitHistories implements AutoCloseable {
    /**
     * What all of them have in common.
     *
     * @param remote where they are
     * @param directory where their repositories on this machine are
     * @param limits of what is fetched and of a record
     * @param refPrefix of their refs, with a slash at its end
     * @param name of the engine, as author of commits
     * @param email of the engine
     * @param writer no other engine's id
     * @param clock for the times of commits
     * @param recordsWhenAway whether appending works while the remote is away
     */
    public record Setting(
            GitRemote remote,
            Path directory,
            GitLimits limits,
            String refPrefix,
            String name,
            String email,
            String writer,
            Clock clock,
            boolean recordsWhenAway) {}

    private final Setting setting;
    private final RecordWriter writer;
    private final Map<String, EnvironmentHistory> histories = new ConcurrentHashMap<>();

    /** Touches and reaches nothing yet. */
    public GitHistories(Setting setting) {
        this.setting = setting;
        this.writer = new RecordWriter(
                setting.name(),
                setting.email(),
                setting.writer(),
                setting.clock(),
                setting.limits().objectBytes());
    }

    /** The newest number. */
    public long last(String environment, Operation operation) {
        return history(environment).last(operation);
    }

    /** Appends one record. */
    public void append(String environment, HistoryLine line, Operation operation) {
        history(environment).append(line, operation);
    }

    /** Records below a number, newest first. */
    public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
        return history(environment).read(before, limit, operation);
    }

    private EnvironmentHistory history(String environment) {
        return histories.computeIfAbsent(environment, this::open);
    }

    private EnvironmentHistory open(String environment) {
        HistoryRef ref = HistoryRef.of(setting.refPrefix(), environment);
        Path directory = setting.directory().resolve("history-" + ref.segment() + ".git");
        HistoryFailures failures = new HistoryFailures(ref, setting.remote().url(), directory);
        return new EnvironmentHistory(
                new LocalHistory(directory, setting.limits(), failures),
                new HistorySync(new RemoteHistory(setting.remote(), failures), failures, setting.recordsWhenAway()),
                writer);
    }

    @Override
    public void close() {
        histories.values().forEach(EnvironmentHistory::close);
    }
}
