package io.gitops4j.git.internal;

import io.gitops4j.api.Commit;
import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.git.internal.trust.Accepted;
import io.gitops4j.git.internal.trust.CommitGate;
import io.gitops4j.git.internal.trust.ShallowHistory;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.LogRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.revwalk.RevCommit;

/**
 * A remote repository read through its cache: asks the remote for the newest commit, fetches what is not there yet, and makes a
 * damaged cache anew, once. Thread-safe.
 *
 * @param path of the folder that is read; empty for all
 * @param gate past which no revision is given out
 */
public record CachedRemote(
        GitRemote remote, GitCache cache, GitRef ref, String path, GitLimits limits, CommitGate gate) {
    /**
     * One step that needs the cache.
     *
     * @param <T> what comes of it
     */
    public interface Step<T> {
        /** Does it. */
        T on(CacheRepository repository) throws IOException;
    }

    /**
     * The newest commit: one listing of the one or two refs that are meant, and nothing else unless it is new. Then it is fetched, on the
     * same connection, and judged.
     *
     * @throws GitOpsException REJECTED when it is refused
     */
    public String newest(Operation operation) {
        Wanted newest = Wanted.of(tip(operation));
        if (gate.asks()) {
            reading(newest, operation, cached -> gate.admit(cached, newest.commit(), newest.signedTag(), operation));
        }
        return newest.commit().name();
    }

    /** The ref that is read, as the remote has it now, with its commit in the cache. */
    Ref tip(Operation operation) {
        Optional<Ref> found = healing(operation, cached -> arrived(cached, operation));
        if (found.isEmpty()) {
            throw RefChoice.missing(ref, remote.url(), branches(operation));
        }
        return found.get();
    }

    private Optional<Ref> arrived(CacheRepository cached, Operation operation) throws IOException {
        Optional<Ref> tip = remote.connect(cached, operation, ref.candidates(), connection -> {
            Optional<Ref> found = RefChoice.choose(ref, connection.getRefsMap());
            if (found.isPresent()) {
                Ref told = found.get();
                Wanted wanted = gate.asks() ? Wanted.of(told) : Wanted.commit(RefChoice.commit(told));
                bring(cached, wanted, operation, fetch -> fetch.fetch(cached, connection, told, wanted, operation));
            }
            return found;
        });
        if (tip.isPresent()) {
            gate.checkWhole(cached, RefChoice.commit(tip.get()));
        }
        return tip;
    }

    /** The newest commit; nothing where the remote has no such ref. One listing, as {@link #newest}. */
    public Optional<ObjectId> find(Operation operation) {
        CacheRepository repository = cache.repository(operation);
        try {
            return find(repository, operation).map(RefChoice::commit);
        } catch (IOException e) {
            throw damage(repository, e);
        }
    }

    private Optional<Ref> find(CacheRepository repository, Operation operation) throws IOException {
        return remote.connect(
                repository, operation, ref.candidates(), connection -> RefChoice.choose(ref, connection.getRefsMap()));
    }

    private List<Ref> branches(Operation operation) {
        CacheRepository repository = cache.repository(operation);
        try {
            return remote.connect(
                    repository, operation, List.of(Constants.R_HEADS), connection -> List.copyOf(connection.getRefs()));
        } catch (IOException e) {
            throw damage(repository, e);
        }
    }

    /** The files of a commit, fetched where they are not cached. */
    public Snapshot snapshot(Revision revision, Operation operation) {
        ObjectId commit = id(revision.id()).orElseThrow(() -> notACommit(revision.id()));
        return reading(Wanted.commit(commit), operation, repository -> open(repository, revision, commit, operation));
    }

    /** What differs, or nothing where the older commit is not known any more (F24). */
    public Optional<List<FileChange>> changes(String from, String to, Operation operation) {
        ObjectId newer = id(to).orElseThrow(() -> notACommit(to));
        Optional<ObjectId> older = id(from);
        if (older.isEmpty()) {
            return Optional.empty();
        }
        return reading(Wanted.commit(newer), operation, repository -> changes(repository, older.get(), newer));
    }

    private Optional<List<FileChange>> changes(CacheRepository repository, ObjectId from, ObjectId to)
            throws IOException {
        if (!CommitFetch.has(repository, from)) {
            return Optional.empty();
        }
        try (ObjectReader reader = repository.newObjectReader()) {
            ObjectId before = GitTree.orEmpty(reader, CommitReader.read(reader, from), path);
            ObjectId after = GitTree.required(reader, CommitReader.read(reader, to), path);
            return Optional.of(TreeChanges.between(reader, before, after, limits));
        }
    }

    /** The commits between two that changed a folder or a file; none where the older one is not known any more. */
    public List<Commit> log(LogRequest request, Operation operation) {
        ObjectId newer =
                id(request.to().id()).orElseThrow(() -> notACommit(request.to().id()));
        Optional<ObjectId> older = request.from().map(Revision::id).flatMap(CachedRemote::id);
        String folder =
                path.isEmpty() || request.folder().isEmpty() ? path + request.folder() : path + "/" + request.folder();
        return reading(newer, operation, repository -> {
            if (request.from().isPresent() && (older.isEmpty() || !CommitFetch.has(repository, older.get()))) {
                return List.of();
            }
            try (ObjectReader reader = repository.newObjectReader()) {
                return CommitLog.between(reader, older.orElse(ObjectId.zeroId()), newer, folder, request.limit());
            }
        });
    }

    /** Whether a commit has another in its history; nothing where that one is not known. */
    public Optional<Boolean> contains(String revision, String commit, Operation operation) {
        ObjectId tip = id(revision).orElseThrow(() -> notACommit(revision));
        Optional<ObjectId> wanted = id(commit);
        CacheRepository repository = cache.repository(operation);
        try (ObjectReader reader = repository.newObjectReader()) {
            boolean known = wanted.isPresent() && CommitFetch.has(repository, wanted.get());
            return known && CommitFetch.has(repository, tip)
                    ? Optional.of(CommitLog.contains(reader, tip, wanted.get()))
                    : Optional.empty();
        } catch (IOException e) {
            throw damage(repository, e);
        }
    }

    private Snapshot open(CacheRepository repository, Revision revision, ObjectId id, Operation operation)
            throws IOException {
        Accepted accepted = gate.admit(repository, id, operation);
        ObjectReader reader = repository.newObjectReader();
        try {
            RevCommit commit = CommitReader.read(reader, id);
            ObjectId tree = GitTree.required(reader, commit, path);
            CommitInfo told = CommitReader.info(commit);
            CommitInfo info = accepted.signer()
                    .map(signer -> told.verified(signer, accepted.approvals()))
                    .orElse(told);
            return new GitSnapshot(revision, info, tree, reader, limits, cause -> damage(repository, cause));
        } catch (IOException | RuntimeException e) {
            reader.close();
            throw e;
        }
    }

    /** Does something with a commit, which is fetched where it is not cached. */
    public <T> T reading(ObjectId commit, Operation operation, Step<T> reading) {
        return reading(Wanted.commit(commit), operation, reading);
    }

    private <T> T reading(Wanted commit, Operation operation, Step<T> reading) {
        return healing(operation, repository -> {
            bring(repository, commit, operation, fetch -> fetch.fetch(repository, commit, operation));
            gate.checkWhole(repository, commit.commit());
            return reading.on(repository);
        });
    }

    /** Takes a step, and where the cache is damaged takes it once more, in a fresh one. */
    private <T> T healing(Operation operation, Step<T> step) {
        operation.checkpoint();
        CacheRepository repository = cache.repository(operation);
        try {
            return step.on(repository);
        } catch (IOException e) {
            cache.markDamaged(repository);
        }
        CacheRepository fresh = cache.repository(operation);
        try {
            return step.on(fresh);
        } catch (ShallowHistory e) {
            throw e.refusal();
        } catch (IOException e) {
            throw corrupt("and so is a fresh one", e);
        }
    }

    /** Writes objects, under the lock of the cache, so that nobody takes half-written ones for those of a dead process. */
    public <T> T writing(Operation operation, Step<T> writing) {
        CacheRepository objects = cache.repository(operation);
        try {
            return cache.exclusively(operation, () -> writing.on(objects));
        } catch (IOException e) {
            throw damage(objects, e);
        }
    }

    private interface Fetching {
        void by(CommitFetch fetch) throws IOException;
    }

    private void bring(CacheRepository repository, Wanted wanted, Operation operation, Fetching fetching)
            throws IOException {
        if (!wanted.isIn(repository)) {
            cache.exclusively(operation, () -> {
                fetching.by(new CommitFetch(remote, ref));
                return repository;
            });
        }
    }

    GitOpsException damage(CacheRepository repository, IOException cause) {
        cache.markDamaged(repository);
        return corrupt("and is cloned anew by the next run", cause);
    }

    private static GitOpsException corrupt(String then, IOException cause) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("GIT-CORRUPT")
                        .what("the cached repository is damaged, " + then + ": " + new Causes(cause).deepestMessage())
                        .remedy("check the disk of the cache directory and, with git fsck, the repository itself")
                        .build(),
                cause);
    }

    private static Optional<ObjectId> id(String text) {
        return ObjectId.isId(text) ? Optional.of(ObjectId.fromString(text)) : Optional.empty();
    }

    private static GitOpsException notACommit(String id) {
        return new GitOpsException(
                FailureKind.NOT_FOUND,
                Diagnostic.error("SRC-GONE")
                        .what("'" + id + "' is not the id of a commit")
                        .remedy("use a revision that this source has resolved")
                        .build());
    }
}
