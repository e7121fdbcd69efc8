package io.gitops4j.spi;

import java.util.Objects;

/**
 * An entry of a snapshot.
 *
 * @param path relative to the source's root, {@code /}-separated
 * @param id of the content: equal ids mean equal bytes
 * @param kind what it is; only a {@link Kind#FILE} can be read
 */
public record SourceFile(String path, String id, Kind kind) implements Comparable<SourceFile> {
    /** What an entry is. */
    public enum Kind {
        /** A regular file. */
        FILE,
        /** A symbolic link; never followed. */
        SYMLINK,
        /** A link to a commit of another repository; never followed. */
        SUBMODULE,
        /** A folder whose own path is wanted, while nothing in it is: somebody took the name of a file for a folder. */
        DIRECTORY
    }

    /** Nothing is null. */
    public SourceFile {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(kind, "kind");
    }

    @Override
    public int compareTo(SourceFile other) {
        return path.compareTo(other.path);
    }
}
