package io.gitops4j.api;

import java.util.Objects;

/**
 * Why something did not work, as a value.
 *
 * @param kind what to do about it in general
 * @param diagnostic what happened, for people
 */
public record Failure(FailureKind kind, Diagnostic diagnostic) {
    /** Nothing is null. */
    public Failure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(diagnostic, "diagnostic");
    }

    /** The kind, then the diagnostic's text. */
    @Override
    public String toString() {
        return kind + " " + diagnostic;
    }
}
