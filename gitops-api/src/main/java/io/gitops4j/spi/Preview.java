package io.gitops4j.spi;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FieldDiff;
import java.util.List;

/**
 * What applying a resource would do.
 *
 * @param kind NONE, UPDATE or RECREATE
 * @param diff what would differ, secrets masked
 * @param diagnostics warnings; an error keeps the service from being deployed
 */
public record Preview(ChangeKind kind, List<FieldDiff> diff, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public Preview {
        if (kind == ChangeKind.CREATE || kind == ChangeKind.DELETE) {
            throw new IllegalArgumentException("a preview is about a resource that is there and wanted, got " + kind);
        }
        diff = List.copyOf(diff);
        diagnostics = List.copyOf(diagnostics);
    }

    /** An update if there is a difference, nothing otherwise. */
    public static Preview of(List<FieldDiff> diff) {
        return new Preview(diff.isEmpty() ? ChangeKind.NONE : ChangeKind.UPDATE, diff, List.of());
    }
}
