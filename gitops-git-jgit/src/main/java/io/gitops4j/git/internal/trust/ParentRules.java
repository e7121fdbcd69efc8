package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * Which rules judge a commit: those in the trees of its parents, never its own. What is older than the trusted commit has no rules of
 * its own: those of the trusted commit stand for it, so that nobody can begin a branch where they still had rights.
 */
final class ParentRules {
    private final RepositoryRules rules;
    private final CommitRange range;
    private final Refusals refusals;

    ParentRules(RepositoryRules rules, CommitRange range, Refusals refusals) {
        this.rules = rules;
        this.range = range;
        this.refusals = refusals;
    }

    /** One for each parent that differs from the others; never empty. */
    List<Rules> judging(RevWalk walk, RevCommit commit) throws IOException {
        List<Rules> all = new ArrayList<>();
        if (commit.getParentCount() == 0) {
            all.add(own(walk, range.trusted()));
        }
        for (RevCommit parent : commit.getParents()) {
            walk.parseHeaders(parent);
            Rules next = own(walk, range.isTrusted(walk, parent) ? parent : range.trusted());
            if (!all.contains(next)) {
                all.add(next);
            }
        }
        return all;
    }

    /** Those in the commit itself, which have to be readable, or nobody could judge what follows. */
    Rules own(RevWalk walk, RevCommit commit) throws IOException {
        try {
            return rules.in(walk.getObjectReader(), commit.getTree());
        } catch (GitOpsException e) {
            throw refusals.unreadable(commit, e);
        }
    }
}
