package io.gitops4j.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one service after the last run.
 *
 * @param service which
 * @param status how the last run ended for it
 * @param revision what is deployed, if anything is
 * @param health how it is doing
 * @param reason why it is not as wanted; empty when it is
 * @param nextTry when it is tried again without a new revision
 * @param diagnostics findings about it
 */
public record ServiceState(
        ServiceId service,
        ServiceStatus status,
        Optional<Revision> revision,
        HealthReport health,
        String reason,
        Optional<Instant> nextTry,
        List<Diagnostic> diagnostics) {
    /** Copies the list. */
    public ServiceState {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(health, "health");
        diagnostics = List.copyOf(diagnostics);
    }
}
