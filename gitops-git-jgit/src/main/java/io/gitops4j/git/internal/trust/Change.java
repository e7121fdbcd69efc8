package io.gitops4j.git.internal.trust;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/**
 * Which paths a commit itself changes. For a merge: those that do not follow from what its parents have made of their common
 * ancestor, so one that drops or reverts a side's work changes something, whichever parent it calls the first.
 */
final class Change {
    private Change() {}

    /** Gives each path, files only. */
    static void paths(RevWalk walk, RevCommit commit, Consumer<String> path) throws IOException {
        List<RevCommit> parents = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
            parents.add(walk.parseCommit(parent));
        }
        List<Optional<RevCommit>> bases = parents.size() < 2 ? List.of() : mergeBases(walk.getObjectReader(), parents);
        try (TreeWalk trees = new TreeWalk(walk.getObjectReader())) {
            trees.addTree(commit.getTree());
            for (RevCommit parent : parents) {
                trees.addTree(parent.getTree());
            }
            if (parents.isEmpty()) {
                trees.addTree(new EmptyTreeIterator());
            }
            for (Optional<RevCommit> base : bases) {
                if (base.isPresent()) {
                    trees.addTree(base.get().getTree());
                } else {
                    trees.addTree(new EmptyTreeIterator());
                }
            }
            trees.setFilter(TreeFilter.ANY_DIFF);
            trees.setRecursive(true);
            while (trees.next()) {
                if (!follows(trees, Math.max(1, parents.size()), bases.size())) {
                    path.accept(trees.getPathString());
                }
            }
        }
    }

    private static boolean follows(TreeWalk trees, int parents, int bases) {
        Entry result = Entry.at(trees, 0);
        if (bases == 0) {
            return result.equals(Entry.at(trees, 1));
        }
        Entry base = Entry.at(trees, 1 + parents);
        for (int i = 1; i < bases; i++) {
            if (!base.equals(Entry.at(trees, 1 + parents + i))) {
                // Several histories meet, and none of them says which side is the newer one.
                return allEqual(trees, parents, result);
            }
        }
        Optional<Entry> changed = Optional.empty();
        for (int i = 1; i <= parents; i++) {
            Entry parent = Entry.at(trees, i);
            if (!parent.equals(base)) {
                if (changed.isPresent() && !changed.get().equals(parent)) {
                    return false;
                }
                changed = Optional.of(parent);
            }
        }
        return result.equals(changed.orElse(base));
    }

    private static boolean allEqual(TreeWalk trees, int parents, Entry result) {
        for (int i = 1; i <= parents; i++) {
            if (!result.equals(Entry.at(trees, i))) {
                return false;
            }
        }
        return true;
    }

    private static List<Optional<RevCommit>> mergeBases(ObjectReader reader, List<RevCommit> parents)
            throws IOException {
        List<Optional<RevCommit>> bases = new ArrayList<>();
        try (RevWalk walk = new RevWalk(reader)) {
            walk.setRetainBody(false);
            walk.setRevFilter(RevFilter.MERGE_BASE);
            for (RevCommit parent : parents) {
                walk.markStart(walk.parseCommit(parent));
            }
            for (RevCommit base = walk.next(); base != null; base = walk.next()) {
                bases.add(Optional.of(walk.parseCommit(base)));
            }
        }
        return bases.isEmpty() ? List.of(Optional.empty()) : bases;
    }

    /** A file in one of the trees; mode 0 where it is not. */
    private record Entry(int mode, ObjectId id) {
        Entry {
            Objects.requireNonNull(id, "id");
        }

        static Entry at(TreeWalk trees, int tree) {
            int mode = trees.getRawMode(tree);
            // A folder in another tree is not this file.
            boolean file = mode != 0 && (mode & 0170000) != 0040000;
            return file ? new Entry(mode, trees.getObjectId(tree)) : new Entry(0, ObjectId.zeroId());
        }
    }
}
