package io.gitops4j.api;

import java.util.Objects;
import java.util.Optional;

/**
 * What Git declares after a release, a promotion or a rollback. Nothing is deployed by it: the next run reads it.
 *
 * @param revision with the change; the newest one where everything was as wanted already
 * @param branch where it waits to be merged, if it was not put on the branch that the source reads; nothing where everything was
 *     as wanted already
 * @param subject what it does, the first line of its message
 * @param pullRequest that was opened for the branch, if one was asked for
 */
public record Proposal(Revision revision, Optional<String> branch, String subject, Optional<PullRequest> pullRequest) {
    /** Nothing is null. */
    public Proposal {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(pullRequest, "pullRequest");
    }
}
