package io.gitops4j.git.internal.rendered;

import io.gitops4j.api.ResourceId;
import io.gitops4j.git.internal.GitTree;
import io.gitops4j.spi.RenderedStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The directories of all services of a cluster at one commit. Immutable.
 *
 * @param tree of the cluster
 */
record Directories(ObjectId tree, Map<ResourceId, Directory> services) {
    static final Directories NONE = new Directories(GitTree.EMPTY, Map.of());

    private static final int LONGEST_MARK = 64 << 10;

    /** Those of a commit. A directory with the content of one that is known already is not opened. */
    Directories at(ObjectReader reader, RevCommit commit, Layout layout) throws IOException {
        ObjectId cluster = GitTree.orEmpty(reader, commit, layout.cluster());
        if (cluster.equals(tree)) {
            return this;
        }
        Map<ObjectId, Directory> known = new HashMap<>();
        services.values().forEach(directory -> known.put(directory.content(), directory));
        Map<ResourceId, Directory> found = new TreeMap<>();
        for (CanonicalTreeParser spaces = entries(reader, cluster); !spaces.eof(); spaces.next(1)) {
            String namespace = spaces.getEntryPathString();
            if (!Layout.isDirectory(namespace) || !isFolder(spaces)) {
                continue;
            }
            CanonicalTreeParser names = entries(reader, spaces.getEntryObjectId());
            for (; !names.eof(); names.next(1)) {
                String name = names.getEntryPathString();
                if (Layout.isDirectory(name)) {
                    Directory same = known.get(names.getEntryObjectId());
                    found.put(
                            new ResourceId(RenderedStore.KIND, namespace, name),
                            same == null ? read(reader, names.getEntryObjectId(), isFolder(names)) : same);
                }
            }
        }
        return new Directories(cluster, found);
    }

    /** What one commit has at one place. */
    static Optional<Directory> at(ObjectReader reader, ObjectId root, String path) throws IOException {
        if (root.equals(GitTree.EMPTY)) {
            return Optional.empty();
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
            return walk == null ? Optional.empty() : Optional.of(read(reader, walk.getObjectId(0), walk.isSubtree()));
        }
    }

    private static Directory read(ObjectReader reader, ObjectId content, boolean folder) throws IOException {
        return new Directory(content, folder, folder ? mark(reader, content) : Optional.empty());
    }

    private static Optional<Mark> mark(ObjectReader reader, ObjectId directory) throws IOException {
        CanonicalTreeParser entries = entries(reader, directory);
        for (; !entries.eof(); entries.next(1)) {
            if (entries.getEntryPathString().equals(Layout.MARK)
                    && entries.getEntryFileMode().equals(FileMode.REGULAR_FILE)) {
                ObjectId blob = entries.getEntryObjectId();
                return reader.getObjectSize(blob, Constants.OBJ_BLOB) > LONGEST_MARK
                        ? Optional.empty()
                        : Mark.in(new String(
                                reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(LONGEST_MARK),
                                StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    private static CanonicalTreeParser entries(ObjectReader reader, ObjectId tree) throws IOException {
        return tree.equals(GitTree.EMPTY) ? new CanonicalTreeParser() : new CanonicalTreeParser(null, reader, tree);
    }

    private static boolean isFolder(CanonicalTreeParser entry) {
        return entry.getEntryFileMode().equals(FileMode.TREE);
    }
}
