package io.gitops4j.git.internal.history;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;

/**
 * The two refs on this machine that say where a history stands. What lies between them has not reached the remote. A step that is
 * cut off between the two leaves the first one ahead, which the next look at the remote sets right.
 *
 * @param tip the newest record
 * @param seen the newest record that the remote is known to have
 */
record RefPair(Optional<ObjectId> tip, Optional<ObjectId> seen) {
    static RefPair read(Repository repository, HistoryRef ref, HistoryFailures failures) throws IOException {
        RefPair pair = new RefPair(read(repository, ref.name()), read(repository, ref.seen()));
        if (pair.tip.isEmpty() && pair.seen.isPresent()) {
            throw failures.refMissing();
        }
        return pair;
    }

    /** Whether the remote may lack something that is here. */
    boolean waiting() {
        return !tip.equals(seen);
    }

    /** Both, for a record that the remote has. */
    static void settle(Repository repository, HistoryRef ref, ObjectId commit) throws IOException {
        write(repository, ref.name(), commit);
        write(repository, ref.seen(), commit);
    }

    static void write(Repository repository, String name, ObjectId commit) throws IOException {
        RefUpdate update = repository.updateRef(name);
        update.setNewObjectId(commit);
        RefUpdate.Result result = update.forceUpdate();
        switch (result) {
            case NEW, FORCED, FAST_FORWARD, NO_CHANGE -> {}
            default -> throw new IOException("ref " + name + " cannot be written: " + result);
        }
    }

    private static Optional<ObjectId> read(Repository repository, String name) throws IOException {
        return Optional.ofNullable(repository.exactRef(name)).map(Ref::getObjectId);
    }
}
