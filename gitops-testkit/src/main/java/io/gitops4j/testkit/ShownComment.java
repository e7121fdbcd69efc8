package io.gitops4j.testkit;

import java.util.Objects;

/**
 * A comment as a forge shows it below a pull request, for {@link ForgeReporterContract}.
 *
 * @param id what stays the same when a comment is changed in place
 * @param text as the forge keeps it
 */
public record ShownComment(String id, String text) {
    /** Nothing is null. */
    public ShownComment {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(text, "text");
    }
}
