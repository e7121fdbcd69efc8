package io.gitops4j.core.internal.history;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a deployment ended for some of its services, or all. Services that are not named are still rolling out.
 *
 * @param deployment number of the {@link Intent} that it ends
 * @param at when
 * @param services at least one service of the intent, none twice, and each in one outcome only
 */
public record Outcome(long deployment, Instant at, List<Entry> services) implements HistoryRecord {
    /** Copies the list. */
    public Outcome {
        Objects.requireNonNull(at, "at");
        services = List.copyOf(services);
        if (services.isEmpty()) {
            throw new IllegalArgumentException("nothing of deployment " + deployment + " has ended");
        }
        Set<ServiceId> named = new HashSet<>();
        for (Entry entry : services) {
            if (!named.add(entry.service())) {
                throw new IllegalArgumentException(entry.service() + " has two outcomes");
            }
        }
    }

    /** What ended. */
    Set<ServiceId> ended() {
        return services.stream().map(Entry::service).collect(Collectors.toSet());
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
