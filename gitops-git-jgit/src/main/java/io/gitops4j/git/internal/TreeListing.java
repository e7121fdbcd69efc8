package io.gitops4j.git.internal;

import io.gitops4j.spi.SourceFile;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The wanted entries of a tree, and which of them have a twin whose name differs in case only (B59).
 *
 * @param twins by path, both ways
 */
record TreeListing(List<SourceFile> files, Map<String, String> twins) {
    static final TreeListing NOTHING = new TreeListing(List.of(), Map.of());

    static TreeListing of(ObjectReader reader, ObjectId tree, Predicate<String> wanted, GitLimits limits)
            throws IOException {
        List<SourceFile> files = new ArrayList<>();
        Twins twins = new Twins();
        try (TreeWalk walk = new TreeWalk(reader)) {
            walk.addTree(tree);
            TreeEntries entries = new TreeEntries(walk, limits);
            while (entries.next()) {
                String path = walk.getPathString();
                boolean isWanted = wanted.test(path);
                if (isWanted) {
                    files.add(entries.file(0));
                }
                twins.see(path, isWanted);
            }
        }
        Collections.sort(files);
        return new TreeListing(withoutFoldersOfWanted(files), Map.copyOf(twins.found));
    }

    /** The other file of that name. */
    Optional<String> twin(String path) {
        return Optional.ofNullable(twins.get(path));
    }

    /** A wanted folder is told only where nothing in it is wanted: then its name was meant for a file (B58). */
    private static List<SourceFile> withoutFoldersOfWanted(List<SourceFile> files) {
        if (files.stream().noneMatch(TreeListing::isFolder)) {
            return List.copyOf(files);
        }
        Set<String> parents = new HashSet<>();
        for (SourceFile file : files) {
            if (!isFolder(file)) {
                for (int end = file.path().lastIndexOf('/');
                        end > 0 && parents.add(file.path().substring(0, end));
                        end = file.path().lastIndexOf('/', end - 1)) {}
            }
        }
        return files.stream()
                .filter(file -> !isFolder(file) || !parents.contains(file.path()))
                .toList();
    }

    private static boolean isFolder(SourceFile file) {
        return file.kind() == SourceFile.Kind.DIRECTORY;
    }

    private static final class Twins {
        private final Map<String, String> seen = new HashMap<>();
        private final Map<String, String> found = new HashMap<>();

        void see(String path, boolean wanted) {
            String folded = path.toLowerCase(Locale.ROOT);
            // One of two such names has a capital, so all other unwanted names need not be kept.
            if (!wanted && folded.equals(path)) {
                return;
            }
            String other = seen.putIfAbsent(folded, path);
            if (other != null) {
                found.put(path, other);
                found.put(other, path);
            }
        }
    }
}
