package io.gitops4j.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The one exception thrown on purpose, by the engine and by plug-ins. It carries at least one {@link Diagnostic}, so that
 * several problems of one configuration are told at once.
 */
public final class GitOpsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final FailureKind kind;
    private final transient List<Diagnostic> diagnostics;
    private final transient Optional<Instant> notBefore;

    /** One problem. */
    public GitOpsException(FailureKind kind, Diagnostic diagnostic) {
        this(kind, List.of(diagnostic));
    }

    /** Several problems found at once; the list is not empty. */
    public GitOpsException(FailureKind kind, List<Diagnostic> diagnostics) {
        super(text(diagnostics));
        this.kind = Objects.requireNonNull(kind, "kind");
        this.diagnostics = List.copyOf(diagnostics);
        this.notBefore = Optional.empty();
    }

    /** One problem with the exception that showed it. */
    public GitOpsException(FailureKind kind, Diagnostic diagnostic, Throwable cause) {
        super(diagnostic.toString(), cause);
        this.kind = Objects.requireNonNull(kind, "kind");
        this.diagnostics = List.of(diagnostic);
        this.notBefore = Optional.empty();
    }

    /**
     * One problem that is over at a known time.
     *
     * @param notBefore when the other side, or a limit that it has set, allows the next try
     */
    public GitOpsException(FailureKind kind, Diagnostic diagnostic, Instant notBefore) {
        super(diagnostic.toString());
        this.kind = Objects.requireNonNull(kind, "kind");
        this.diagnostics = List.of(diagnostic);
        this.notBefore = Optional.of(notBefore);
    }

    /** What to do about it in general. */
    public FailureKind kind() {
        return kind;
    }

    /** Everything found, in order, never empty. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    /** When the other side allows the next try, where it said so. */
    public Optional<Instant> notBefore() {
        return notBefore;
    }

    /** The first problem as a value. */
    public Failure failure() {
        return new Failure(kind, diagnostics.get(0));
    }

    private static String text(List<Diagnostic> diagnostics) {
        if (diagnostics.isEmpty()) {
            throw new IllegalArgumentException("an exception needs a diagnostic");
        }
        return String.join("\n", diagnostics.stream().map(Diagnostic::toString).toList());
    }
}
