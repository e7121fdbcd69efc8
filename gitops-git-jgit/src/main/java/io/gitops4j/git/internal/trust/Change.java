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
 *
 * @param parents at most two, parsed
 * @param bases best common ancestors of two parents; one that is empty where they have none
 */
record Change(ObjectReader reader, RevCommit commit, List<RevCommit> parents, List<Optional<RevCommit>> bases) {
    /** More parents have no common ancestor that would say which of them is the newer one. */
    static final int MOST_PARENTS = 2;

    Change {
        parents = List.copyOf(parents);
        bases = List.copyOf(bases);
    }

    static Change of(RevWalk walk, RevCommit commit) throws IOException {
        List<RevCommit> parents = new ArrayList<>();
        for (RevCommit parent : commit.getParents()) {
            parents.add(walk.parseCommit(parent));
        }
        return new Change(
                walk.getObjectReader(), commit, parents, parents.size() < 2 ? List.of() : mergeBases(walk, parents));
    }

    /** Gives each path, files only, as its bytes. */
    void own(Consumer<byte[]> path) throws IOException {
        try (TreeWalk trees = new TreeWalk(reader)) {
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
                if (!follows(trees)) {
                    path.accept(trees.getRawPath());
                }
            }
        }
    }

    /** Gives each path in which the commit differs from one of its parents, whoever has changed it. */
    void since(RevCommit parent, Consumer<byte[]> path) throws IOException {
        try (TreeWalk trees = new TreeWalk(reader)) {
            trees.addTree(commit.getTree());
            trees.addTree(parent.getTree());
            trees.setFilter(TreeFilter.ANY_DIFF);
            trees.setRecursive(true);
            while (trees.next()) {
                if (!Entry.at(trees, 0).equals(Entry.at(trees, 1))) {
                    path.accept(trees.getRawPath());
                }
            }
        }
    }

    private boolean follows(TreeWalk trees) {
        Entry result = Entry.at(trees, 0);
        Entry first = Entry.at(trees, 1);
        if (bases.isEmpty()) {
            return result.equals(first);
        }
        Entry second = Entry.at(trees, 2);
        Entry base = Entry.at(trees, 3);
        for (int i = 1; i < bases.size(); i++) {
            if (!base.equals(Entry.at(trees, 3 + i))) {
                // Several histories meet, and none of them says which side is the newer one.
                return result.equals(first) && result.equals(second);
            }
        }
        if (first.equals(second) || second.equals(base)) {
            return result.equals(first);
        }
        return first.equals(base) && result.equals(second);
    }

    private static List<Optional<RevCommit>> mergeBases(RevWalk walk, List<RevCommit> parents) throws IOException {
        List<Optional<RevCommit>> bases = new ArrayList<>();
        try (RevWalk common = new RevWalk(walk.getObjectReader())) {
            common.setRetainBody(false);
            common.setRevFilter(RevFilter.MERGE_BASE);
            for (RevCommit parent : parents) {
                common.markStart(common.parseCommit(parent));
            }
            for (RevCommit base = common.next(); base != null; base = common.next()) {
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
