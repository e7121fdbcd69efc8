package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.TreeFormatter;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.util.Paths;

/**
 * Writes trees in which one entry is another. Only the trees on the way to it are read, and everything else in them stays, mode
 * included. What one edit writes the next can read once the inserter is flushed.
 *
 * @param reader not closed here
 * @param inserter not closed here
 */
public record TreeEdit(ObjectReader reader, ObjectInserter inserter) {
    /** The tree with that content at that path, which must be a regular file already. */
    ObjectId withFile(ObjectId tree, String path, byte[] content) throws IOException {
        return withFile(tree, path, 0, content);
    }

    private ObjectId withFile(ObjectId tree, String path, int start, byte[] content) throws IOException {
        int slash = path.indexOf('/', start);
        String name = segment(path, start, slash);
        TreeFormatter changed = new TreeFormatter();
        boolean found = false;
        CanonicalTreeParser entries = entries(tree);
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

    /**
     * Something in a tree.
     *
     * @param mode a regular file or a tree
     * @param id of its content
     */
    public record Entry(FileMode mode, ObjectId id) {
        /** A folder; nothing for an empty one, which Git does not keep. */
        public static Optional<Entry> folder(ObjectId tree) {
            return tree.equals(GitTree.EMPTY) ? Optional.empty() : Optional.of(new Entry(FileMode.TREE, tree));
        }

        /** A regular file. */
        public static Optional<Entry> file(ObjectId blob) {
            return Optional.of(new Entry(FileMode.REGULAR_FILE, blob));
        }
    }

    /**
     * The tree with that entry at that path, or without any; whatever was there is replaced. Folders on the way are made, and those
     * that become empty are left out.
     *
     * @throws GitOpsException CONFLICT where something that is no folder is in the way
     */
    public ObjectId with(ObjectId tree, String path, Optional<Entry> entry) throws IOException {
        return with(tree, path, 0, entry);
    }

    private ObjectId with(ObjectId tree, String path, int start, Optional<Entry> entry) throws IOException {
        int slash = path.indexOf('/', start);
        String segment = segment(path, start, slash);
        Optional<Entry> wanted = slash < 0
                ? entry
                : Entry.folder(with(folder(tree, segment, path.substring(0, slash)), path, slash + 1, entry));
        byte[] name = Constants.encode(segment);
        TreeFormatter changed = new TreeFormatter();
        int count = 0;
        boolean placed = wanted.isEmpty();
        CanonicalTreeParser entries = entries(tree);
        for (; !entries.eof(); entries.next(1)) {
            if (!placed && isBehind(entries, name, wanted.orElseThrow())) {
                changed.append(name, wanted.get().mode(), wanted.get().id());
                placed = true;
                count++;
            }
            if (!entries.getEntryPathString().equals(segment)) {
                changed.append(
                        entries.getEntryPathBuffer(),
                        0,
                        entries.getEntryPathLength(),
                        entries.getEntryFileMode(),
                        entries.getEntryObjectId());
                count++;
            }
        }
        if (!placed) {
            changed.append(name, wanted.orElseThrow().mode(), wanted.get().id());
            count++;
        }
        return count == 0 ? GitTree.EMPTY : inserter.insert(changed);
    }

    private static boolean isBehind(CanonicalTreeParser there, byte[] name, Entry wanted) {
        return Paths.compare(
                        there.getEntryPathBuffer(),
                        0,
                        there.getEntryPathLength(),
                        there.getEntryRawMode(),
                        name,
                        0,
                        name.length,
                        wanted.mode().getBits())
                > 0;
    }

    private ObjectId folder(ObjectId tree, String name, String path) throws IOException {
        CanonicalTreeParser entries = entries(tree);
        for (; !entries.eof(); entries.next(1)) {
            if (entries.getEntryPathString().equals(name)) {
                if (!entries.getEntryFileMode().equals(FileMode.TREE)) {
                    throw inTheWay(path);
                }
                return entries.getEntryObjectId();
            }
        }
        return GitTree.EMPTY;
    }

    /** What a tree has, in order. */
    public CanonicalTreeParser entries(ObjectId tree) throws IOException {
        return tree.equals(GitTree.EMPTY) ? new CanonicalTreeParser() : new CanonicalTreeParser(null, reader, tree);
    }

    private static String segment(String path, int start, int slash) {
        return slash < 0 ? path.substring(start) : path.substring(start, slash);
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

    private static GitOpsException inTheWay(String path) {
        return new GitOpsException(
                FailureKind.REJECTED,
                Diagnostic.error("GIT-PATH")
                        .what("'" + path + "' is no folder, and one is needed there; it is not replaced")
                        .remedy("move it away, or choose another place")
                        .build());
    }
}
