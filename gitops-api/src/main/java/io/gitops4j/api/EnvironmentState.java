package io.gitops4j.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What is known of one environment, without asking anybody.
 *
 * @param environment which
 * @param revisions what was read last, by the source's name
 * @param lastRun how the last run ended, if there was one since the engine was built
 * @param finished when that was
 * @param services every service, in order
 * @param holds deletes that are held
 */
public record EnvironmentState(
        String environment,
        Map<String, Revision> revisions,
        Optional<RunStatus> lastRun,
        Optional<Instant> finished,
        List<ServiceState> services,
        List<Hold> holds) {
    /** Copies the collections. */
    public EnvironmentState {
        Objects.requireNonNull(environment, "environment");
        revisions = Map.copyOf(revisions);
        services = List.copyOf(services);
        holds = List.copyOf(holds);
    }
}
