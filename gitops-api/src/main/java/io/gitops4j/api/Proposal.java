package io.gitops4j.api;

import java.util.Objects;
import java.util.Optional;

/**
 * What Git declares after a release, a promotion or a rollback. Nothing is deployed by it: the next run reads it.
 *
 * @param revision with the change; the newest one where everything was as wanted already
 * @param branch where it waits to be merged, if it was not put on the branch that the source reads
 * @param subject what it does, the first line of its message
 */
public record Proposal(Revision revision, Optional<String> branch, String subject) {
    /** Nothing is null. */
    public Proposal {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(subject, "subject");
    }
}
