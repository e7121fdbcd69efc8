package io.gitops4j.waml.validation;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/** One manifest that was checked. Immutable, equal by value. */
public final class ValidatedFile {
    private static final Comparator<Diagnostic> ORDER = Comparator.comparing(
                    (Diagnostic finding) -> finding.position().orElse(Position.ofFile("")),
                    Comparator.comparing(Position::file)
                            .thenComparingInt(Position::line)
                            .thenComparingInt(Position::column))
            .thenComparing(Diagnostic::severity)
            .thenComparing(Diagnostic::code)
            .thenComparing(Diagnostic::path)
            .thenComparing(Diagnostic::what);

    private final String path;
    private final int services;
    private final List<Diagnostic> diagnostics;

    private ValidatedFile(String path, int services, List<Diagnostic> diagnostics) {
        this.path = path;
        this.services = services;
        this.diagnostics = diagnostics;
    }

    /**
     * What was found in a file.
     *
     * @param path the file, {@code /}-separated
     * @param services how many services of it could be deployed, each deploy id counted
     * @param diagnostics in any order; each is kept once
     */
    public static ValidatedFile of(String path, int services, List<Diagnostic> diagnostics) {
        if (services < 0) {
            throw new IllegalArgumentException("services is 0 or more, got " + services);
        }
        Comparator<Diagnostic> ownFirst = Comparator.comparing(finding -> !finding.position()
                .map(position -> position.file().equals(path))
                .orElse(true));
        return new ValidatedFile(
                Objects.requireNonNull(path, "path"),
                services,
                diagnostics.stream()
                        .distinct()
                        .sorted(ownFirst.thenComparing(ORDER))
                        .toList());
    }

    /** The file, {@code /}-separated, as it was named. */
    public String path() {
        return path;
    }

    /** How many services of it could be deployed, each deploy id counted; none of a file with an error in its text or fields. */
    public int services() {
        return services;
    }

    /** What was found, by line and column; last what stands elsewhere, in a template. */
    public List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValidatedFile that
                && path.equals(that.path)
                && services == that.services
                && diagnostics.equals(that.diagnostics);
    }

    @Override
    public int hashCode() {
        return Objects.hash(path, services, diagnostics);
    }

    /** For logs: the file and how much was found. */
    @Override
    public String toString() {
        return path + ": " + services + " services, " + diagnostics.size() + " findings";
    }
}
