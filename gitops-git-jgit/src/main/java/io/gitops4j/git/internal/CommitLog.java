package io.gitops4j.git.internal;

import io.gitops4j.api.Commit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Walks the commits between two. Everything is in the cache already. */
final class CommitLog {
    /** Of a range that is longer, only its newest commits are looked at. */
    static final int LOOKED_AT = 256;

    private CommitLog() {}

    /**
     * Commits that changed a folder, newest first.
     *
     * @param without this and what led to it; the zero id for all
     */
    static List<Commit> between(ObjectReader reader, ObjectId without, ObjectId to, String folder, int limit)
            throws IOException {
        List<Commit> found = new ArrayList<>();
        try (RevWalk walk = new RevWalk(reader)) {
            walk.markStart(walk.parseCommit(to));
            if (!without.equals(ObjectId.zeroId())) {
                walk.markUninteresting(walk.parseCommit(without));
            }
            RevCommit commit = walk.next();
            for (int looked = 0; commit != null && looked < LOOKED_AT && found.size() < limit; looked++) {
                if (changes(reader, walk, commit, folder)) {
                    found.add(Commit.of(commit.name(), CommitReader.info(commit)));
                }
                commit = walk.next();
            }
        }
        return List.copyOf(found);
    }

    /** A merge that took the folder as one side had it changed nothing there. */
    private static boolean changes(ObjectReader reader, RevWalk walk, RevCommit commit, String folder)
            throws IOException {
        ObjectId now = GitTree.orEmpty(reader, commit, folder);
        for (RevCommit parent : commit.getParents()) {
            walk.parseHeaders(parent);
            if (GitTree.orEmpty(reader, parent, folder).equals(now)) {
                return false;
            }
        }
        return commit.getParentCount() > 0 || !now.equals(GitTree.EMPTY);
    }

    static boolean contains(ObjectReader reader, ObjectId tip, ObjectId commit) throws IOException {
        try (RevWalk walk = new RevWalk(reader)) {
            return walk.isMergedInto(walk.parseCommit(commit), walk.parseCommit(tip));
        } catch (MissingObjectException e) {
            // The history of the server itself ends before it.
            return false;
        }
    }
}
