package io.gitops4j.git.internal;

import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What differs between two trees. Folders with one id are not opened, so the cost is that of the difference. */
final class TreeChanges {
    private TreeChanges() {}

    static List<FileChange> between(ObjectReader reader, ObjectId from, ObjectId to, GitLimits limits)
            throws IOException {
        List<FileChange> changes = new ArrayList<>();
        if (from.equals(to)) {
            return changes;
        }
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(from);
            walk.addTree(to);
            walk.setFilter(TreeFilter.ANY_DIFF);
            TreeEntries entries = new TreeEntries(walk, limits);
            while (entries.next()) {
                if (isFile(walk.getRawMode(0)) || isFile(walk.getRawMode(1))) {
                    changes.add(change(walk, entries));
                }
            }
        }
        changes.sort(Comparator.comparing(FileChange::path));
        return List.copyOf(changes);
    }

    private static FileChange change(TreeWalk walk, TreeEntries entries) {
        Optional<SourceFile> now = isFile(walk.getRawMode(1)) ? Optional.of(entries.file(1)) : Optional.empty();
        return new FileChange(walk.getPathString(), now);
    }

    private static boolean isFile(int mode) {
        return mode != FileMode.TYPE_MISSING && (mode & FileMode.TYPE_MASK) != FileMode.TYPE_TREE;
    }
}
