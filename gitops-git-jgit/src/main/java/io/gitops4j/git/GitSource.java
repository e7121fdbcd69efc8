package io.gitops4j.git;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Revision;
import io.gitops4j.git.internal.CachedRemote;
import io.gitops4j.git.internal.CommitWriter;
import io.gitops4j.git.internal.FollowedHistory;
import io.gitops4j.git.internal.GitCache;
import io.gitops4j.git.internal.GitLimits;
import io.gitops4j.git.internal.GitRef;
import io.gitops4j.git.internal.trust.CommitGate;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.LogRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceWriter;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Reads one branch of one Git repository, without ever checking it out. Thread-safe; several sources, also of other processes,
 * may share a cache directory.
 *
 * <p>Failures carry the kinds AUTH, NOT_FOUND, UNAVAILABLE, TIMEOUT, CONFIG and REJECTED (the history or its size is refused),
 * and codes {@code SRC-*} and {@code GIT-*}. JGit itself is process-wide in places: see {@link GitIsolation}.
 */
public final class GitSource implements Source {
    private final String name;
    private final GitCache cache;
    private final CachedRemote repository;
    private final FollowedHistory history;
    private final GitRef ref;
    private final Clock clock;

    /**
     * Reaches nobody and writes nothing yet.
     *
     * @param name of the source, as in its revisions
     * @throws io.gitops4j.api.GitOpsException CONFIG when the URL, the ref or a file of keys is refused
     */
    public GitSource(String name, GitOptions options) {
        this(name, options, Clock.systemUTC());
    }

    /** As the other; by this clock keys expire, and commits that are written carry its time. */
    GitSource(String name, GitOptions options, Clock clock) {
        this.clock = clock;
        this.name = Objects.requireNonNull(name, "name");
        GitLimits limits = GitConnections.limits(options);
        this.cache = new GitCache(options.cacheDirectory(), limits);
        this.ref = GitRef.parse(options.ref());
        CommitGate gate = new CommitGate(options.trust(), clock, options.cacheDirectory());
        gate.checkConfiguration();
        this.repository = new CachedRemote(GitConnections.remote(options), cache, ref, options.path(), limits, gate);
        this.history = new FollowedHistory(repository, options.allowUnrelatedHistory());
    }

    @Override
    public Revision resolve(Operation operation) {
        return new Revision(name, history.newest(operation));
    }

    @Override
    public Snapshot snapshot(Revision revision, Operation operation) {
        Snapshot snapshot = repository.snapshot(revision, operation);
        try {
            history.wasRead(revision.id(), operation);
            return snapshot;
        } catch (RuntimeException e) {
            snapshot.close();
            throw e;
        }
    }

    @Override
    public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
        return repository.changes(from.id(), to.id(), operation);
    }

    @Override
    public List<Commit> log(LogRequest request, Operation operation) {
        return repository.log(request, operation);
    }

    @Override
    public Optional<Boolean> contains(Revision revision, String commit, Operation operation) {
        return repository.contains(revision.id(), commit, operation);
    }

    /** Pushes with the login of the source, which then needs the right to. */
    @Override
    public Optional<SourceWriter> writer() {
        return Optional.of(new CommitWriter(name, repository, clock));
    }

    @Override
    public Optional<String> branch() {
        return Optional.of(ref.shortName());
    }

    @Override
    public void close() {
        cache.close();
    }
}
