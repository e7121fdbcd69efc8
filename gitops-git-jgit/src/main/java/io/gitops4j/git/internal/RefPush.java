package io.gitops4j.git.internal;

import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.transport.RemoteRefUpdate;
import org.jspecify.annotations.Nullable;

/**
 * What became of the push of one ref.
 *
 * @param outcome in one word
 * @param answer of the remote that refused; otherwise empty
 */
public record RefPush(Outcome outcome, String answer) {
    /** What JGit and git answer when another push holds the lock of the ref. */
    private static final Pattern LOCKED = Pattern.compile("(failed to|cannot) lock");

    /** What became of it. */
    public enum Outcome {
        /** The remote has it. */
        DONE,
        /** Nothing happened: the ref was not where it was expected. */
        MOVED,
        /** Nothing happened: another push had the ref at that moment. */
        BUSY,
        /** Nothing happened: the remote does not want it, or was busy and did not say so. */
        REFUSED
    }

    /**
     * Sets a ref of the remote to a commit, if it still is where it was. Never forced.
     *
     * @param expected where the ref is now; nothing where it must not exist
     */
    public static RefPush push(
            GitRemote remote,
            Repository repository,
            String name,
            Optional<ObjectId> expected,
            ObjectId commit,
            Operation operation)
            throws IOException {
        PushOperation pushing = new PushOperation(operation);
        return remote.connectToPush(repository, pushing, connection -> {
            Optional<ObjectId> there = id(connection.getRef(name));
            if (there.equals(Optional.of(commit))) {
                return new RefPush(Outcome.DONE, "");
            }
            if (!there.equals(expected)) {
                return new RefPush(Outcome.MOVED, "");
            }
            RemoteRefUpdate update = new RemoteRefUpdate(
                    repository, commit.name(), commit, name, false, null, expected.orElse(ObjectId.zeroId()));
            pushing.begin();
            connection.push(OperationMonitor.toTheEnd(pushing), Map.of(name, update));
            if (update.getStatus() == RemoteRefUpdate.Status.OK) {
                return new RefPush(Outcome.DONE, "");
            }
            String answer = String.valueOf(update.getMessage());
            return new RefPush(LOCKED.matcher(answer).find() ? Outcome.BUSY : Outcome.REFUSED, answer);
        });
    }

    private static Optional<ObjectId> id(@Nullable Ref ref) {
        return Optional.ofNullable(ref).map(Ref::getObjectId).map(ObjectId::copy);
    }
}
