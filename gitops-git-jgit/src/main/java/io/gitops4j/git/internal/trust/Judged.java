package io.gitops4j.git.internal.trust;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;

/**
 * A commit with a good signature, and what else it needs.
 *
 * @param time at which its key was valid
 * @param judgements by the rules of its parents, as {@link ParentRules#judging} gives them
 * @param parents first parent first
 * @param changes whether it changes a file itself
 * @param approves the commits that it approves
 */
record Judged(
        ObjectId id,
        Instant time,
        List<Judgement> judgements,
        List<ObjectId> parents,
        boolean changes,
        Set<ObjectId> approves) {
    Judged {
        judgements = List.copyOf(judgements);
        parents = List.copyOf(parents);
        approves = Set.copyOf(approves);
    }

    /** By the rules of its first parent. */
    Signer signer() {
        return judgements.get(0).signer();
    }

    boolean isMerge() {
        return parents.size() > 1;
    }
}
