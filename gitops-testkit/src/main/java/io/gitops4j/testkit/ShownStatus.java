package io.gitops4j.testkit;

import java.util.Objects;

/**
 * How a forge shows a commit in one environment, for {@link ForgeReporterContract}.
 *
 * @param progress how far, in the few words that every forge has
 * @param text for people, as the forge keeps it
 */
public record ShownStatus(Progress progress, String text) {
    /** What every forge can show. */
    public enum Progress {
        /** It goes on. */
        PENDING,
        /** It went well. */
        SUCCESS,
        /** It did not: failure, error or cancelled, by whatever name. */
        FAILURE
    }

    /** Nothing is null. */
    public ShownStatus {
        Objects.requireNonNull(progress, "progress");
        Objects.requireNonNull(text, "text");
    }
}
