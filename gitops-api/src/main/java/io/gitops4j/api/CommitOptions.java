package io.gitops4j.api;

import java.util.Objects;
import java.util.Optional;

/**
 * How a commit of the engine is made. Immutable; every method gives a changed copy.
 *
 * @param authorName who asked for it
 * @param authorEmail may be empty
 * @param reason why, for people; becomes part of the message, may be empty
 * @param branch a new branch for it, to be merged by a pull request; without one it goes to the branch that the source reads
 * @param pullRequest whether the pull request is opened, too, by a reporter that knows the source's repository
 */
public record CommitOptions(
        String authorName, String authorEmail, String reason, Optional<String> branch, boolean pullRequest) {
    private static final CommitOptions DEFAULTS =
            new CommitOptions("GitOps4J", "gitops4j@localhost", "", Optional.empty(), false);

    /** Nothing is null, an author has a name, and a pull request has a branch. */
    public CommitOptions {
        Objects.requireNonNull(authorEmail, "authorEmail");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(branch, "branch");
        if (authorName.isBlank()) {
            throw new IllegalArgumentException("an author has a name");
        }
        if (pullRequest && branch.isEmpty()) {
            throw new IllegalArgumentException("a pull request has a branch");
        }
    }

    /** By the engine, without a reason, to the branch that the source reads. */
    public static CommitOptions defaults() {
        return DEFAULTS;
    }

    /** Names the author. */
    public CommitOptions author(String name, String email) {
        return new CommitOptions(name, email, reason, branch, pullRequest);
    }

    /** Says why. */
    public CommitOptions because(String value) {
        return new CommitOptions(authorName, authorEmail, value, branch, pullRequest);
    }

    /** Puts it on a new branch. */
    public CommitOptions onBranch(String name) {
        return new CommitOptions(authorName, authorEmail, reason, Optional.of(name), pullRequest);
    }

    /** Puts it on a new branch, and opens a pull request for that. */
    public CommitOptions asPullRequest(String name) {
        return new CommitOptions(authorName, authorEmail, reason, Optional.of(name), true);
    }
}
