package io.gitops4j.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * Who made a revision, when and why, as the source tells it. None of it is trusted: an author can write anything here.
 *
 * @param author name and address as written, for example {@code Ann <ann@example.com>}
 * @param at the committer's time
 * @param subject first line of the message
 * @param message the whole message
 * @param parents ids of the parent revisions, first parent first
 */
public record CommitInfo(String author, Instant at, String subject, String message, List<String> parents) {
    /** What a source without commits says. */
    public static final CommitInfo UNKNOWN = new CommitInfo("", Instant.EPOCH, "", "", List.of());

    /** Copies the list. */
    public CommitInfo {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(message, "message");
        parents = List.copyOf(parents);
    }
}
