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
 */
public record CommitOptions(String authorName, String authorEmail, String reason, Optional<String> branch) {
    private static final CommitOptions DEFAULTS =
            new CommitOptions("GitOps4J", "gitops4j@localhost", "", Optional.empty());

    /** Nothing is null, and an author has a name. */
    public CommitOptions {
        Objects.requireNonNull(authorEmail, "authorEmail");
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(branch, "branch");
        if (authorName.isBlank()) {
            throw new IllegalArgumentException("an author has a name");
        }
    }

    /** By the engine, without a reason, to the branch that the source reads. */
    public static CommitOptions defaults() {
        return DEFAULTS;
    }

    /** Names the author. */
    public CommitOptions author(String name, String email) {
        return new CommitOptions(name, email, reason, branch);
    }

    /** Says why. */
    public CommitOptions because(String value) {
        return new CommitOptions(authorName, authorEmail, value, branch);
    }

    /** Puts it on a new branch. */
    public CommitOptions onBranch(String name) {
        return new CommitOptions(authorName, authorEmail, reason, Optional.of(name));
    }
}
