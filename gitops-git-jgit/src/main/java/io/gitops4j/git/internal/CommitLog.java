package io.gitops4j.git.internal;

import io.gitops4j.api.Commit;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;

/** Walks the commits between two. Everything is in the cache already. */
final class CommitLog {
    /** Of a range that is longer, only its newest commits are looked at. */
    private static final int LOOKED_AT = 256;

    /** The same where each look opens trees, which are large in a repository of many services. */
    private static final int LOOKED_INTO = 10;

    private final ObjectReader reader;
    private final List<String> names;
    private final Map<Step, ObjectId> steps = new HashMap<>();

    private CommitLog(ObjectReader reader, String path) {
        this.reader = reader;
        this.names = path.isEmpty() ? List.of() : List.of(path.split("/", -1));
    }

    /** From a folder into what has the name at that depth of the path. */
    private record Step(ObjectId tree, int depth) {}

    /**
     * Commits that changed a folder or a file, newest first.
     *
     * @param without this and what led to it; the zero id for all
     */
    static List<Commit> between(ObjectReader reader, ObjectId without, ObjectId to, String path, int limit)
            throws IOException {
        CommitLog log = new CommitLog(reader, path);
        List<Commit> found = new ArrayList<>();
        try (RevWalk walk = new RevWalk(reader)) {
            walk.markStart(walk.parseCommit(to));
            if (!without.equals(ObjectId.zeroId())) {
                walk.markUninteresting(walk.parseCommit(without));
            }
            int most = path.isEmpty() ? LOOKED_AT : LOOKED_INTO;
            RevCommit commit = walk.next();
            for (int looked = 0; commit != null && looked < most && found.size() < limit; looked++) {
                if (log.changes(walk, commit)) {
                    found.add(Commit.of(commit.name(), CommitReader.info(commit)));
                }
                commit = walk.next();
            }
        }
        return List.copyOf(found);
    }

    /** A merge that took it as one side had it changed nothing there. */
    private boolean changes(RevWalk walk, RevCommit commit) throws IOException {
        ObjectId now = tree(commit);
        for (RevCommit parent : commit.getParents()) {
            walk.parseHeaders(parent);
            if (tree(parent).equals(now)) {
                return false;
            }
        }
        return commit.getParentCount() > 0 || !now.equals(GitTree.EMPTY);
    }

    /** Most commits are about something else and share a folder on the way, which is then opened once. */
    private ObjectId tree(RevCommit commit) throws IOException {
        ObjectId tree = commit.getTree().copy();
        for (int depth = 0; depth < names.size() && !tree.equals(GitTree.EMPTY); depth++) {
            tree = step(new Step(tree, depth));
        }
        return tree;
    }

    private ObjectId step(Step step) throws IOException {
        ObjectId known = steps.get(step);
        if (known == null) {
            String name = names.get(step.depth());
            known = step.depth() == names.size() - 1
                    ? GitTree.at(reader, step.tree(), name)
                    : GitTree.orEmpty(reader, step.tree(), name);
            steps.put(step, known);
        }
        return known;
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
