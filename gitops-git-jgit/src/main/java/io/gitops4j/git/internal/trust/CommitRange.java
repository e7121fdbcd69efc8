package io.gitops4j.git.internal.trust;

import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;

/**
 * The commits that are to be judged: all that the newest one is made of, on every side of every merge, without what the trusted one is
 * made of.
 *
 * @param trusted of which nothing is asked
 * @param before a revision that was accepted already, on which the newest one builds; what it is made of is not judged again
 * @param commits parents before children
 * @param ids of the commits
 */
record CommitRange(RevCommit trusted, Optional<RevCommit> before, List<RevCommit> commits, Set<ObjectId> ids) {
    CommitRange {
        commits = List.copyOf(commits);
        ids = Set.copyOf(ids);
    }

    /** @throws io.gitops4j.api.GitOpsException REJECTED when the trusted commit is not part of it, or there are too many; or the operation's end */
    static CommitRange of(
            RevWalk walk,
            RevCommit newest,
            TrustOptions options,
            Optional<ObjectId> accepted,
            Refusals refusals,
            Operation operation)
            throws IOException {
        ObjectId from = ObjectId.fromString(options.trustedFrom().orElseThrow());
        if (!walk.getObjectReader().has(from)) {
            throw outside(newest, from, refusals);
        }
        RevCommit trusted = walk.parseCommit(from);
        if (!walk.isMergedInto(trusted, newest)) {
            throw outside(newest, from, refusals);
        }
        Optional<RevCommit> before = start(walk, newest, accepted);
        walk.reset();
        walk.sort(RevSort.TOPO);
        walk.markStart(newest);
        walk.markUninteresting(trusted);
        if (before.isPresent()) {
            walk.markUninteresting(before.get());
        }
        List<RevCommit> commits = new ArrayList<>();
        for (RevCommit commit = walk.next(); commit != null; commit = walk.next()) {
            if (commits.size() == options.maxCommits()) {
                throw refusals.signature(
                        newest,
                        new Verdict.Refused(
                                "is more than " + options.maxCommits() + " commits after " + from.name(),
                                "set trustedFrom to a later commit that you have checked, or raise maxCommits"));
            }
            operation.checkpoint();
            commits.add(commit);
        }
        Collections.reverse(commits);
        return withoutOlder(walk, trusted, before, commits, operation);
    }

    /**
     * With false dates, a walk may go on too far. A commit is older than the trusted one only if all its parents are, so those on top
     * of good ones need no look.
     */
    private static CommitRange withoutOlder(
            RevWalk walk, RevCommit trusted, Optional<RevCommit> before, List<RevCommit> commits, Operation operation)
            throws IOException {
        List<RevCommit> newer = new ArrayList<>();
        Set<ObjectId> ids = new HashSet<>();
        for (RevCommit commit : commits) {
            operation.checkpoint();
            if (Arrays.stream(commit.getParents()).anyMatch(ids::contains) || !walk.isMergedInto(commit, trusted)) {
                newer.add(commit);
                ids.add(commit.copy());
            }
        }
        return new CommitRange(trusted, before, newer, ids);
    }

    private static RuntimeException outside(RevCommit newest, ObjectId from, Refusals refusals) {
        return refusals.signature(
                newest,
                new Verdict.Refused(
                        "does not build on " + from.name(),
                        "push a history that does, or set trustedFrom to a commit of this one that you have checked"));
    }

    private static Optional<RevCommit> start(RevWalk walk, RevCommit newest, Optional<ObjectId> accepted)
            throws IOException {
        if (accepted.isEmpty() || !walk.getObjectReader().has(accepted.get())) {
            return Optional.empty();
        }
        RevCommit start = walk.parseCommit(accepted.get());
        return walk.isMergedInto(start, newest) ? Optional.of(start) : Optional.empty();
    }

    /** Whether a parent of one of the commits was or is judged, or is the trusted one; else it is older than that. */
    boolean isTrusted(RevWalk walk, RevCommit parent) throws IOException {
        return parent.equals(trusted)
                || ids.contains(parent)
                || before.filter(parent::equals).isPresent()
                || !walk.isMergedInto(parent, trusted);
    }

    /** What a merge brings into its first parent. */
    Set<ObjectId> broughtBy(RevWalk walk, ObjectId merge, Operation operation) throws IOException {
        RevCommit commit = walk.parseCommit(merge);
        return brought(walk, commit, commit.getParent(0), operation);
    }

    /** What a merge brings into one of its parents. */
    Set<ObjectId> brought(RevWalk walk, RevCommit merge, RevCommit into, Operation operation) throws IOException {
        operation.checkpoint();
        walk.reset();
        walk.sort(RevSort.NONE);
        for (RevCommit parent : merge.getParents()) {
            if (parent.equals(into)) {
                walk.markUninteresting(walk.parseCommit(parent));
            } else {
                walk.markStart(walk.parseCommit(parent));
            }
        }
        walk.markUninteresting(walk.parseCommit(trusted));
        Set<ObjectId> brought = new HashSet<>();
        for (RevCommit next = walk.next(); next != null; next = walk.next()) {
            operation.checkpoint();
            brought.add(next.copy());
        }
        return brought;
    }
}
