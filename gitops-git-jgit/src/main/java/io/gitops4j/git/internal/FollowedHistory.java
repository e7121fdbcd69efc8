package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;

/**
 * The history that a source follows from one commit to the next. A newest commit without a common ancestor with the one before is
 * refused (F23): it is the sign of a push to the wrong repository, and never of work on this one. Thread-safe.
 *
 * @param allowUnrelated whether it is taken all the same
 */
public record FollowedHistory(CachedRemote remote, boolean allowUnrelated) {
    /** The commit taken last, by where it came from: a new URL or ref is a new history. In the cache, and lost with it. */
    private static final String TAKEN = "refs/gitops/taken/";

    private static final int SHORT = 12;

    /**
     * The newest commit: one listing where it has not moved; otherwise it is fetched and compared.
     *
     * @throws GitOpsException REJECTED with GIT-UNRELATED
     */
    public String newest(Operation operation) {
        String newest = remote.newest(operation);
        ObjectId commit = ObjectId.fromString(newest);
        if (taken(operation).filter(before -> !before.equals(commit)).isPresent()) {
            remote.reading(commit, operation, cache -> compared(cache, commit));
            take(commit, operation);
        }
        return newest;
    }

    /** Says that a commit was read: where nothing was taken yet, it is what later ones are compared with. */
    public void wasRead(String commit, Operation operation) {
        if (taken(operation).isEmpty()) {
            take(ObjectId.fromString(commit), operation);
        }
    }

    private ObjectId compared(Repository cache, ObjectId commit) throws IOException {
        Optional<ObjectId> before = taken(cache);
        if (!allowUnrelated && before.isPresent() && !related(cache, before.get(), commit)) {
            throw unrelated(before.get(), commit);
        }
        return commit;
    }

    private static boolean related(Repository cache, ObjectId one, ObjectId other) throws IOException {
        try (RevWalk walk = new RevWalk(cache)) {
            walk.setRetainBody(false);
            walk.setRevFilter(RevFilter.MERGE_BASE);
            walk.markStart(walk.parseCommit(one));
            walk.markStart(walk.parseCommit(other));
            return walk.next() != null;
        }
    }

    private Optional<ObjectId> taken(Operation operation) {
        CacheRepository cache = remote.cache().repository(operation);
        try {
            return taken(cache);
        } catch (IOException e) {
            throw remote.damage(cache, e);
        }
    }

    private Optional<ObjectId> taken(Repository cache) throws IOException {
        return Optional.ofNullable(cache.exactRef(ref())).map(Ref::getObjectId);
    }

    private void take(ObjectId commit, Operation operation) {
        CacheRepository cache = remote.cache().repository(operation);
        try {
            RefUpdate.Result result = remote.cache().exclusively(operation, () -> {
                RefUpdate update = cache.updateRef(ref());
                update.setNewObjectId(commit);
                return update.forceUpdate();
            });
            switch (result) {
                case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
                default -> throw new IOException("ref " + ref() + " cannot be written: " + result);
            }
        } catch (IOException e) {
            throw remote.damage(cache, e);
        }
    }

    private String ref() {
        return TAKEN
                + Digest.ofText(remote.remote().url() + "\n" + remote.ref().text())
                        .value();
    }

    private GitOpsException unrelated(ObjectId before, ObjectId now) {
        return new GitOpsException(
                FailureKind.REJECTED,
                Diagnostic.error("GIT-UNRELATED")
                        .what(remote.ref().text() + " of " + remote.remote().url() + " is commit " + shortId(now)
                                + " now, without a common ancestor with " + shortId(before)
                                + ", which was read last; nothing is changed or pruned")
                        .remedy("push the old history back, or set allowUnrelatedHistory until the new one is read")
                        .build());
    }

    private static String shortId(ObjectId id) {
        return Objects.requireNonNull(id.abbreviate(SHORT).name());
    }
}
