package io.gitops4j.git.internal.trust;

import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

    /** One for each parent that differs from the others, in the order of the parents; never empty. */
    List<Rules> judging(RevWalk walk, RevCommit commit) throws IOException {
        List<Rules> all = new ArrayList<>();
        if (commit.getParentCount() == 0) {
            all.add(own(walk, range.trusted()));
        }
        for (RevCommit parent : commit.getParents()) {
            walk.parseHeaders(parent);
            Rules next = of(walk, parent);
            if (!all.contains(next)) {
                all.add(next);
            }
        }
        return all;
    }

    /** By which the children of a commit are judged. */
    Rules of(RevWalk walk, RevCommit parent) throws IOException {
        return own(walk, range.isTrusted(walk, parent) ? parent : range.trusted());
    }

    /**
     * Whether a merge brings commits to rules that these commits may not have known. Where its sides part before trust begins, the first
     * commits of a side are judged by the trusted one's rules, and the next by the files that were there: both have to be the same.
     */
    boolean areNewerThan(RevWalk walk, Rules parent, List<Optional<RevCommit>> bases) throws IOException {
        for (Optional<RevCommit> base : bases) {
            Rules before = base.isPresent() ? of(walk, base.get()) : own(walk, range.trusted());
            if (!parent.equals(before) || !asFound(walk, base).equals(Optional.of(parent))) {
                return true;
            }
        }
        return false;
    }

    /** What the files of a commit say, or the lack of all of them; nothing where that is not readable, as nobody had to keep it so. */
    private Optional<Rules> asFound(RevWalk walk, Optional<RevCommit> commit) throws IOException {
        try {
            return Optional.of(
                    commit.isPresent()
                            ? rules.in(walk.getObjectReader(), commit.get().getTree())
                            : rules.withoutFiles());
        } catch (GitOpsException e) {
            return Optional.empty();
        }
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
