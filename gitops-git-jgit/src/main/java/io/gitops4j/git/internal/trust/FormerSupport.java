package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Finds approvals and merges that somebody made where they still were a signer, of commits that wait where they are none any more. They
 * change no file, so the merge that brings them in would answer for nothing.
 */
final class FormerSupport {
    private final CommitRange range;
    private final Signatures signatures;
    private final Refusals refusals;
    private final Function<ObjectId, Optional<Judged>> judged;

    /** @param judged finds what is older than the merges that are checked */
    FormerSupport(
            CommitRange range, Signatures signatures, Refusals refusals, Function<ObjectId, Optional<Judged>> judged) {
        this.range = range;
        this.signatures = signatures;
        this.refusals = refusals;
        this.judged = judged;
    }

    /**
     * Looks at what a merge brings into one of its parents. What is supported and comes in together is a change of the merge anyway.
     *
     * @param keys of that parent
     * @throws GitOpsException REJECTED with GIT-PERMISSION
     */
    void refuse(RevWalk walk, RevCommit merge, RevCommit parent, SigningKeys keys, Operation operation)
            throws IOException {
        Set<ObjectId> brought = range.brought(walk, merge, parent, operation);
        for (ObjectId id : brought) {
            Judged supporting = judged.apply(id).orElse(null);
            if (supporting != null
                    && (supporting.isMerge() || !supporting.approves().isEmpty())
                    && !isKnown(walk, supporting, keys)
                    && (!brought.containsAll(supporting.approves())
                            || (supporting.isMerge()
                                    && !brought.containsAll(range.broughtBy(walk, supporting.id(), operation))))) {
                throw refusals.formerSupport(merge, id);
            }
        }
    }

    private boolean isKnown(RevWalk walk, Judged supporting, SigningKeys keys) throws IOException {
        byte[] raw = signatures.raw(walk, walk.parseCommit(supporting.id()));
        return keys.verify(SignedObject.ofCommit(raw), supporting.time()) instanceof Verdict.Good;
    }
}
