package io.gitops4j.core.internal.history;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How a run ended.
 *
 * @param deployment number of the {@link Intent} that it ends
 * @param at when
 * @param services one entry per service of the intent
 */
public record Outcome(long deployment, Instant at, List<Entry> services) implements HistoryRecord {
    /** Copies the list. */
    public Outcome {
        Objects.requireNonNull(at, "at");
        services = List.copyOf(services);
    }

    /**
     * How it ended for one service.
     *
     * @param service which
     * @param state any but {@link Deployment.State#IN_PROGRESS}
     * @param reason for people, without secrets; may be empty
     * @param resources exactly what the service has now, or may have
     */
    public record Entry(ServiceId service, Deployment.State state, String reason, Set<ResourceId> resources) {
        /** Copies the set; refuses a state that is no end. */
        public Entry {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(reason, "reason");
            resources = Set.copyOf(resources);
            if (state == Deployment.State.IN_PROGRESS) {
                throw new IllegalArgumentException(service + " has not ended");
            }
        }
    }
}
