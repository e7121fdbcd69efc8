package io.gitops4j.git.internal.rendered;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads what a service's directory has as wanted now. */
final class LatestFiles {
    private static final int LONGEST = 16 << 20;

    private LatestFiles() {}

    /** Text by name. What is no file, or too large for one of ours, is told in words that no file of ours has. */
    static Map<String, String> of(ObjectReader reader, ObjectId directory) throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (TreeWalk latest = TreeWalk.forPath(reader, Layout.LATEST, directory)) {
            if (latest == null || !latest.isSubtree()) {
                return files;
            }
            try (TreeWalk walk = new TreeWalk(reader)) {
                walk.addTree(latest.getObjectId(0));
                while (walk.next()) {
                    files.put(walk.getPathString(), text(reader, walk));
                }
            }
        }
        return files;
    }

    private static String text(ObjectReader reader, TreeWalk entry) throws IOException {
        if (!entry.getFileMode(0).equals(FileMode.REGULAR_FILE)) {
            return "(no regular file)";
        }
        ObjectId blob = entry.getObjectId(0);
        return reader.getObjectSize(blob, Constants.OBJ_BLOB) > LONGEST
                ? "(too large)"
                : new String(reader.open(blob, Constants.OBJ_BLOB).getCachedBytes(LONGEST), StandardCharsets.UTF_8);
    }
}
