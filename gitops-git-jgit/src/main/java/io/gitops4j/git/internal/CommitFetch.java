package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.errors.TransportException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectIdRef;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.FetchConnection;

/**
 * Brings one commit into the cache, with its whole history: rollbacks are recognised, ranges of signatures checked and
 * revisions compared by it, and JGit cannot check the objects of a shallow fetch. Later fetches bring only what is new.
 */
public final class CommitFetch {
    /** The newest commit fetched; tells the remote what we have, and keeps it from gc. */
    private static final String CACHED = "refs/gitops/source";

    private final GitRemote remote;
    private final GitRef ref;

    CommitFetch(GitRemote remote, GitRef ref) {
        this.remote = remote;
        this.ref = ref;
    }

    /** Brings what a ref has that an open connection has just told of. Only while the cache is locked. */
    void fetch(CacheRepository cache, FetchConnection connection, Ref tip, Wanted wanted, Operation operation)
            throws IOException {
        if (!wanted.isIn(cache)) {
            receive(cache, connection, List.of(tip), operation);
            done(cache, wanted, operation);
        }
    }

    /** Only while the cache is locked. */
    void fetch(CacheRepository cache, Wanted wanted, Operation operation) throws IOException {
        if (wanted.isIn(cache)) {
            return;
        }
        boolean tried = remote.connect(cache, operation, ref.candidates(), connection -> {
            return exactly(cache, connection, wanted, operation);
        });
        if (!tried && !wanted.isIn(cache)) {
            // The branch has moved on, and the remote gives no commit by its id: the commit may come with the new tip
            // (F18).
            remote.connect(cache, operation, ref.candidates(), connection -> {
                receive(cache, connection, tips(connection), operation);
                return true;
            });
        }
        done(cache, wanted, operation);
    }

    private void done(CacheRepository cache, Wanted wanted, Operation operation) throws IOException {
        if (!wanted.isIn(cache)) {
            throw gone(wanted.commit());
        }
        remember(cache, wanted.commit());
        PackMaintenance.run(cache, operation);
    }

    /** Whether the commit is there. */
    public static boolean has(Repository cache, ObjectId commit) throws IOException {
        return cache.getObjectDatabase().has(commit);
    }

    /** Whether the remote did its part; not when it keeps unnamed commits to itself. */
    private boolean exactly(CacheRepository cache, FetchConnection connection, Wanted wanted, Operation operation)
            throws IOException {
        Optional<Ref> named = connection.getRefs().stream()
                .filter(candidate -> candidate.getObjectId() != null)
                .filter(candidate -> RefChoice.commit(candidate).equals(wanted.commit()))
                .filter(candidate ->
                        wanted.tag().isEmpty() || wanted.tag().get().equals(candidate.getObjectId()))
                .findFirst();
        if (named.isEmpty() && remote.url().scheme() == GitUrl.Scheme.FILE) {
            // JGit serves folders itself, refuses unnamed commits, and prints a stack trace at it.
            return false;
        }
        ObjectId id = wanted.tag().orElse(wanted.commit());
        Ref asked = named.orElseGet(() -> new ObjectIdRef.Unpeeled(Ref.Storage.NETWORK, id.name(), id));
        try {
            receive(cache, connection, List.of(asked), operation);
            return true;
        } catch (TransportException e) {
            if (named.isPresent()
                    || new Causes(e).first(InterruptedIOException.class).isPresent()) {
                throw e;
            }
            return false;
        }
    }

    private List<Ref> tips(FetchConnection connection) {
        return ref.candidates().stream()
                .map(connection::getRef)
                .filter(tip -> tip != null && tip.getObjectId() != null)
                .toList();
    }

    /**
     * Brings commits with their histories into a repository.
     *
     * @throws IOException when they are not whole
     */
    public static void receive(
            Repository cache, FetchConnection connection, Collection<Ref> wanted, Operation operation)
            throws IOException {
        if (wanted.isEmpty()) {
            return;
        }
        connection.fetch(new OperationMonitor(operation), wanted, Set.of());
        operation.checkpoint();
        for (Ref ref : wanted) {
            ObjectId id = ref.getObjectId();
            if (!has(cache, id)) {
                // It came, and a damaged pack of the same name was in its place.
                throw new MissingObjectException(id, Constants.TYPE_COMMIT);
            }
        }
    }

    /** Notes the newest commit that is whole here. */
    public static void remember(Repository cache, ObjectId commit) throws IOException {
        RefUpdate update = cache.updateRef(CACHED);
        update.setNewObjectId(commit);
        RefUpdate.Result result = update.forceUpdate();
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            default -> throw new IOException("ref " + CACHED + " cannot be written: " + result);
        }
    }

    private GitOpsException gone(ObjectId commit) {
        return new GitOpsException(
                FailureKind.NOT_FOUND,
                Diagnostic.error("SRC-GONE")
                        .what("commit " + commit.name() + " is not in " + remote.url()
                                + " any more: the history was rewritten")
                        .remedy("nothing; the next run reads the new tip of " + ref.text())
                        .build());
    }
}
