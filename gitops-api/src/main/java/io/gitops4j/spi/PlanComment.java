package io.gitops4j.spi;

import io.gitops4j.api.Digest;
import java.util.Objects;

/**
 * A plan to be shown at a pull request. There is one comment for each environment, and a newer plan takes the place of an older.
 *
 * @param environment planned for
 * @param source by its configured name
 * @param pullRequest its number at the forge
 * @param markdown the text, escaped already; a forge with a limit cuts it and says so
 * @param plan digest of the plan
 */
public record PlanComment(String environment, String source, long pullRequest, String markdown, Digest plan) {
    /** Nothing is null, and numbers begin at 1. */
    public PlanComment {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(source, "source");
        Objects.requireNonNull(markdown, "markdown");
        Objects.requireNonNull(plan, "plan");
        if (pullRequest < 1) {
            throw new IllegalArgumentException("a pull request has a number from 1, got " + pullRequest);
        }
    }

    @Override
    public String toString() {
        return "plan for " + environment + " at pull request " + pullRequest + " of " + source;
    }
}
