package io.gitops4j.git.internal.history;

import java.time.Instant;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/**
 * One record as a commit.
 *
 * @param id of the commit
 * @param sequence its number
 * @param parent the record before; none for the first
 * @param jump an earlier record, from which most others are near; none for the first
 * @param committed by the clock of the engine that wrote it
 * @param tree that holds the record
 * @param summary for people
 */
record HistoryCommit(
        ObjectId id,
        long sequence,
        Optional<ObjectId> parent,
        Optional<Link> jump,
        Instant committed,
        ObjectId tree,
        String summary) {
    /** A record's number and commit. */
    record Link(long sequence, ObjectId id) {}

    Link link() {
        return new Link(sequence, id);
    }

    /** The first record jumps to itself. */
    Link jumpOrSelf() {
        return jump.orElseGet(this::link);
    }
}
