package io.gitops4j.spi;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A service as declared for one environment.
 *
 * @param environment for which
 * @param service which
 * @param position where it is declared
 * @param spec what is wanted; nothing when it is wrong, and then an error says why
 * @param diagnostics findings about it in this environment
 */
public record DeclaredService(
        String environment,
        ServiceId service,
        Position position,
        Optional<ServiceSpec> spec,
        List<Diagnostic> diagnostics) {
    /** Copies the list; a service without a spec needs an error. */
    public DeclaredService {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(position, "position");
        diagnostics = List.copyOf(diagnostics);
        if (spec.isEmpty() && diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR)) {
            throw new IllegalArgumentException(service + " has neither a spec nor an error");
        }
    }

    /** Whether it may be deployed. */
    public boolean valid() {
        return spec.isPresent() && diagnostics.stream().noneMatch(d -> d.severity() == Severity.ERROR);
    }
}
