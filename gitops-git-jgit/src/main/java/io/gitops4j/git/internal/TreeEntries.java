package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.SourceFile;
import java.io.IOException;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Steps through all entries of a tree, or of the difference of two, folders before what they hold, within limits (B62). */
final class TreeEntries {
    private final TreeWalk walk;
    private final GitLimits limits;
    private int count;

    TreeEntries(TreeWalk walk, GitLimits limits) {
        this.walk = walk;
        this.limits = limits;
        walk.setRecursive(false);
    }

    /** Goes to the next entry; false at the end. */
    boolean next() throws IOException {
        if (count > 0 && walk.isSubtree()) {
            if (walk.getDepth() + 1 >= limits.depth()) {
                throw tooMuch("folders within folders", limits.depth(), "maxDepth");
            }
            walk.enterSubtree();
        }
        if (!walk.next()) {
            return false;
        }
        if (++count > limits.entries()) {
            throw tooMuch("files and folders", limits.entries(), "maxEntries");
        }
        return true;
    }

    /** The entry in one of the trees walked. */
    SourceFile file(int tree) {
        return new SourceFile(walk.getPathString(), walk.getObjectId(tree).name(), kind(walk.getRawMode(tree)));
    }

    private static SourceFile.Kind kind(int mode) {
        return switch (mode & FileMode.TYPE_MASK) {
            case FileMode.TYPE_TREE -> SourceFile.Kind.DIRECTORY;
            case FileMode.TYPE_SYMLINK -> SourceFile.Kind.SYMLINK;
            case FileMode.TYPE_GITLINK -> SourceFile.Kind.SUBMODULE;
            default -> SourceFile.Kind.FILE;
        };
    }

    private static GitOpsException tooMuch(String what, int limit, String option) {
        return new GitOpsException(
                FailureKind.REJECTED,
                Diagnostic.error("GIT-LIMIT")
                        .what("the revision has more than " + limit + " " + what + "; it is not read at all")
                        .remedy("set path to the folder of the manifests, or raise " + option)
                        .build());
    }
}
