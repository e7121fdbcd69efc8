package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Finds the folder of a commit that a source reads. */
public final class GitTree {
    /** The id of a tree with nothing in it. */
    public static final ObjectId EMPTY = ObjectId.fromString("4b825dc642cb6eb9a060e54bf8d69288fbee4904");

    private GitTree() {}

    /**
     * The tree of a folder.
     *
     * @param path {@code /}-separated; empty for all
     * @throws GitOpsException NOT_FOUND when there is no such folder, which never means an empty one
     */
    static ObjectId required(ObjectReader reader, RevCommit commit, String path) throws IOException {
        ObjectId tree = find(reader, commit.getTree(), path);
        if (tree.equals(ObjectId.zeroId())) {
            throw new GitOpsException(
                    FailureKind.NOT_FOUND,
                    Diagnostic.error("SRC-PATH")
                            .path("path")
                            .what("there is no folder '" + path + "' in commit " + commit.name()
                                    + "; nothing is changed or pruned")
                            .remedy("push the folder, or set path to one that is there")
                            .build());
        }
        return tree;
    }

    /** The tree of a folder, or the empty tree. */
    public static ObjectId orEmpty(ObjectReader reader, RevCommit commit, String path) throws IOException {
        return orEmpty(reader, commit.getTree(), path);
    }

    /** The tree of a folder of a folder, or the empty tree. */
    static ObjectId orEmpty(ObjectReader reader, ObjectId root, String path) throws IOException {
        ObjectId tree = find(reader, root, path);
        return tree.equals(ObjectId.zeroId()) ? EMPTY : tree;
    }

    /** What a name in a folder stands for, a folder or a file; the empty tree where there is nothing. */
    static ObjectId at(ObjectReader reader, ObjectId root, String name) throws IOException {
        try (TreeWalk walk = TreeWalk.forPath(reader, name, root)) {
            return walk == null ? EMPTY : walk.getObjectId(0);
        }
    }

    private static ObjectId find(ObjectReader reader, ObjectId root, String path) throws IOException {
        if (path.isEmpty()) {
            return root.copy();
        }
        try (TreeWalk walk = TreeWalk.forPath(reader, path, root)) {
            return walk == null || !walk.isSubtree() ? ObjectId.zeroId() : walk.getObjectId(0);
        }
    }
}
