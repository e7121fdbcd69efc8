package io.gitops4j.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Who made a revision, when and why. What the source tells is not trusted, as an author can write anything there; signer and
 * approvals are what the source has verified itself.
 *
 * @param author name and address as written, for example {@code Ann <ann@example.com>}
 * @param at the committer's time
 * @param subject first line of the message
 * @param message the whole message
 * @param parents ids of the parent revisions, first parent first
 * @param signer who signed it, and the fingerprint of the key, for example {@code ann@example.com (SHA256:...)}; nothing where no
 *     signature was asked for
 * @param approvals who approved it, by name without fingerprints, sorted; empty where no approval was asked for
 */
public record CommitInfo(
        String author,
        Instant at,
        String subject,
        String message,
        List<String> parents,
        Optional<String> signer,
        List<String> approvals) {
    /** What a source without commits says. */
    public static final CommitInfo UNKNOWN = new CommitInfo("", Instant.EPOCH, "", "", List.of());

    /** Copies the lists. */
    public CommitInfo {
        Objects.requireNonNull(author, "author");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(message, "message");
        parents = List.copyOf(parents);
        Objects.requireNonNull(signer, "signer");
        approvals = List.copyOf(approvals);
    }

    /** One of which nothing was verified. */
    public CommitInfo(String author, Instant at, String subject, String message, List<String> parents) {
        this(author, at, subject, message, parents, Optional.empty(), List.of());
    }

    /** The same, with what was verified. */
    public CommitInfo verified(String by, List<String> approvedBy) {
        return new CommitInfo(author, at, subject, message, parents, Optional.of(by), approvedBy);
    }
}
