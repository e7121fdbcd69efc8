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
 * @param since when the deployment ended that brought what is deployed, as far as the history tells; a repair of the same content does
 *     not count, and nothing is told while another rolls out
 */
public record ServiceState(
        ServiceId service,
        ServiceStatus status,
        Optional<Revision> revision,
        HealthReport health,
        String reason,
        Optional<Instant> nextTry,
        List<Diagnostic> diagnostics,
        Optional<Instant> since) {
    /** One of which no deployment is known. */
    public ServiceState(
            ServiceId service,
            ServiceStatus status,
            Optional<Revision> revision,
            HealthReport health,
            String reason,
            Optional<Instant> nextTry,
            List<Diagnostic> diagnostics) {
        this(service, status, revision, health, reason, nextTry, diagnostics, Optional.empty());
    }

    /** Copies the list. */
    public ServiceState {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(health, "health");
        Objects.requireNonNull(since, "since");
        diagnostics = List.copyOf(diagnostics);
    }
}
