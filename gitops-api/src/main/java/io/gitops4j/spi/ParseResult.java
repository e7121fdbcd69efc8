package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import java.util.List;

/**
 * What a manifest declares.
 *
 * @param services one for each environment and deploy ref
 * @param diagnostics findings about the file as a whole; an error among them makes it invalid for every environment
 */
public record ParseResult(List<DeclaredService> services, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public ParseResult {
        services = List.copyOf(services);
        diagnostics = List.copyOf(diagnostics);
    }

    /** Whether the file as a whole is valid. */
    public boolean valid() {
        return diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
    }
}
