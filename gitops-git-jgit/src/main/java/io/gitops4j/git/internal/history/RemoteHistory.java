package io.gitops4j.git.internal.history;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.git.internal.CommitFetch;
import io.gitops4j.git.internal.GitRemote;
import io.gitops4j.git.internal.RefPush;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.jspecify.annotations.Nullable;

/** One history in the remote repository: read whole, written by compare-and-set. */
record RemoteHistory(GitRemote remote, HistoryFailures failures) {
    /** The newest record, and with it all that this repository lacks; nothing where the remote has no such ref. */
    Optional<ObjectId> fetch(Repository repository, Operation operation) throws IOException {
        String name = failures.ref().name();
        try {
            return remote.connect(repository, operation, List.of(name), connection -> {
                Optional<ObjectId> tip = id(connection.getRef(name));
                if (tip.isPresent() && !CommitFetch.has(repository, tip.get())) {
                    CommitFetch.receive(repository, connection, List.of(connection.getRef(name)), operation);
                }
                return tip;
            });
        } catch (GitOpsException e) {
            throw failures.ofRemote(e);
        }
    }

    /** Sets a ref of the remote to a commit, if it still is where it was. Never forced. */
    RefPush push(Repository repository, String name, Optional<ObjectId> expected, ObjectId commit, Operation operation)
            throws IOException {
        try {
            return RefPush.push(remote, repository, name, expected, commit, operation);
        } catch (GitOpsException e) {
            throw failures.ofRemote(e);
        }
    }

    private static Optional<ObjectId> id(@Nullable Ref ref) {
        return Optional.ofNullable(ref).map(Ref::getObjectId).map(ObjectId::copy);
    }
}
