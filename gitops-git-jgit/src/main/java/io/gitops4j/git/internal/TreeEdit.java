package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;

/**
 * Writes trees in which one file has other content. Only the trees on the way to it are read, and everything else in them stays,
 * mode included.
 */
record TreeEdit(ObjectReader reader, ObjectInserter inserter) {
    /** The tree with that content at that path, which must be a regular file already. */
    ObjectId withFile(ObjectId tree, String path, byte[] content) throws IOException {
        return withFile(tree, path, 0, content);
    }

    private ObjectId withFile(ObjectId tree, String path, int start, byte[] content) throws IOException {
        int slash = path.indexOf('/', start);
        String name = slash < 0 ? path.substring(start) : path.substring(start, slash);
        TreeFormatter changed = new TreeFormatter();
        boolean found = false;
        CanonicalTreeParser entries = new CanonicalTreeParser(null, reader, tree);
        for (; !entries.eof(); entries.next(1)) {
            FileMode mode = entries.getEntryFileMode();
            ObjectId id = entries.getEntryObjectId();
            if (entries.getEntryPathString().equals(name) && isWanted(mode, slash)) {
                id = slash < 0 ? inserter.insert(Constants.OBJ_BLOB, content) : withFile(id, path, slash + 1, content);
                found = true;
            }
            changed.append(entries.getEntryPathBuffer(), 0, entries.getEntryPathLength(), mode, id);
        }
        if (!found) {
            throw missing(path);
        }
        return inserter.insert(changed);
    }

    private static boolean isWanted(FileMode mode, int slash) {
        return slash < 0
                ? mode.equals(FileMode.REGULAR_FILE) || mode.equals(FileMode.EXECUTABLE_FILE)
                : mode.equals(FileMode.TREE);
    }

    private static GitOpsException missing(String path) {
        return new GitOpsException(
                FailureKind.NOT_FOUND,
                Diagnostic.error("SRC-GONE")
                        .what("'" + path
                                + "' is no regular file of the newest commit any more, so it cannot be changed")
                        .remedy("look at who moved it, and try again")
                        .build());
    }
}
