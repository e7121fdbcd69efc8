package io.gitops4j.spi;

import io.gitops4j.api.Revision;
import java.util.Objects;
import java.util.Optional;

/**
 * Asks a source for the commits that led from one revision to another. Made by the engine; more may be added.
 *
 * @param from without it and what led to it; nothing for all
 * @param to with it
 * @param folder only commits that changed something in it, or, where it names a file, that file; {@code /}-separated and relative to what the
 *     source reads; empty for all
 * @param limit at most so many, at least 1
 */
public record LogRequest(Optional<Revision> from, Revision to, String folder, int limit) {
    /** Checks the limit. */
    public LogRequest {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(to, "to");
        Objects.requireNonNull(folder, "folder");
        if (limit < 1) {
            throw new IllegalArgumentException("limit is at least 1, got " + limit);
        }
    }
}
