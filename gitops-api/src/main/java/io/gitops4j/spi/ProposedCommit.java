package io.gitops4j.spi;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A commit to make. Made by the engine; more may be added.
 *
 * @param authorName who asked for it
 * @param authorEmail may be empty
 * @param message whole, with its trailers
 * @param branch a new branch to put it on, for a pull request; the branch that the source reads where there is none
 * @param edits what it changes
 */
public record ProposedCommit(
        String authorName, String authorEmail, String message, Optional<String> branch, Edits edits) {
    /** What a commit changes. */
    @FunctionalInterface
    public interface Edits {
        /** New contents of regular files that are there, by path; computed anew for each attempt. Files may be read from the snapshot. */
        Map<String, byte[]> on(Snapshot newest);
    }

    /** Nothing is null. */
    public ProposedCommit {
        Objects.requireNonNull(authorName, "authorName");
        Objects.requireNonNull(authorEmail, "authorEmail");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(edits, "edits");
    }
}
