package io.gitops4j.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * A path that differs between two revisions.
 *
 * @param path which
 * @param now what is there in the newer one; nothing when it was deleted
 */
public record FileChange(String path, Optional<SourceFile> now) {
    /** Nothing is null. */
    public FileChange {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(now, "now");
    }
}
