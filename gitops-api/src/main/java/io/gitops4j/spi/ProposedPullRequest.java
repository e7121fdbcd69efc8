package io.gitops4j.spi;

import java.util.Objects;
import java.util.Optional;

/**
 * A pull request to open. Made by the engine; more may be added.
 *
 * @param source by its configured name
 * @param branch that is to be merged; it is pushed already
 * @param into the branch that the source reads; nothing for the default one of the repository
 * @param title plain text in one line
 * @param markdown what it says, escaped already
 */
public record ProposedPullRequest(String source, String branch, Optional<String> into, String title, String markdown) {
    /** Nothing is null. */
    public ProposedPullRequest {
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(branch, "branch");
        Objects.requireNonNull(into, "into");
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(markdown, "markdown");
    }

    @Override
    public String toString() {
        return "pull request of " + branch + " in " + source;
    }
}
