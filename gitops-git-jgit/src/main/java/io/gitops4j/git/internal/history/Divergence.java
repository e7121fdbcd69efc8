package io.gitops4j.git.internal.history;

import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;

/** How the history of this machine and that of the remote lie to each other. */
enum Divergence {
    /** The same. */
    NONE,
    /** Others have appended. */
    BEHIND,
    /** Records wait here for the remote. */
    AHEAD,
    /** Records wait here, and others have appended. */
    FORKED,
    /** The remote has lost the history. */
    GONE,
    /** The remote has another history, without what it had before. */
    REWRITTEN;

    static Divergence of(RefPair here, Optional<ObjectId> there, HistoryChain chain) throws IOException {
        if (here.tip().equals(there)) {
            return NONE;
        }
        if (here.tip().isEmpty()) {
            return BEHIND;
        }
        if (there.isEmpty()) {
            return GONE;
        }
        HistoryCommit ours = chain.commit(here.tip().get());
        HistoryCommit theirs = chain.commit(there.get());
        if (chain.contains(theirs, ours)) {
            return BEHIND;
        }
        if (here.seen().isPresent()) {
            HistoryCommit seen = chain.commit(here.seen().get());
            if (!chain.contains(theirs, seen)) {
                return REWRITTEN;
            }
            return chain.contains(ours, theirs) ? AHEAD : FORKED;
        }
        return REWRITTEN;
    }
}
