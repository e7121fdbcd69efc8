package io.gitops4j.api;

import java.util.Objects;
import java.util.Optional;

/**
 * Asks for deployments, newest first.
 *
 * @param environment where
 * @param service only of this service, if given
 * @param before only deployments with a lower number; {@link Long#MAX_VALUE} for the newest
 * @param limit at most so many, at least 1
 */
public record HistoryQuery(String environment, Optional<ServiceId> service, long before, int limit) {
    /** Checks the limit. */
    public HistoryQuery {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(service, "service");
        if (limit < 1) {
            throw new IllegalArgumentException("limit is at least 1, got " + limit);
        }
    }

    /** The newest 50 deployments of an environment. */
    public static HistoryQuery of(String environment) {
        return new HistoryQuery(environment, Optional.empty(), Long.MAX_VALUE, 50);
    }

    /** The newest 50 deployments of one service. */
    public static HistoryQuery of(String environment, ServiceId service) {
        return new HistoryQuery(environment, Optional.of(service), Long.MAX_VALUE, 50);
    }
}
