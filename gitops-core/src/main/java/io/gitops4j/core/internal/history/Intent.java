package io.gitops4j.core.internal.history;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Digest;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * What a run is about to do, recorded before its first write.
 *
 * @param runId the run
 * @param plan digest of the plan
 * @param initiator who asked; may be empty
 * @param at when
 * @param services one entry per service that is written to
 */
public record Intent(String runId, Digest plan, String initiator, Instant at, List<Entry> services)
        implements HistoryRecord {
    /** Copies the list. */
    public Intent {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(initiator, "initiator");
        Objects.requireNonNull(at, "at");
        services = List.copyOf(services);
    }

    /** The same without services that have ended. */
    Intent without(Set<ServiceId> ended) {
        return new Intent(
                runId,
                plan,
                initiator,
                at,
                services.stream()
                        .filter(entry -> !ended.contains(entry.service()))
                        .toList());
    }

    /** What it says about a service, if anything. */
    Optional<Entry> entry(ServiceId service) {
        return services.stream()
                .filter(entry -> entry.service().equals(service))
                .findFirst();
    }

    /**
     * What is about to happen to one service.
     *
     * @param service which
     * @param from the revision that is deployed, if one is
     * @param to the revision wanted; nothing for a removal
     * @param desired digest of everything wanted
     * @param changes one line per resource to write, without secrets
     * @param resources union of what the service has and what it will have: whatever the run gets done, nothing else is its own
     * @param commits what it brings, newest first, for people
     * @param restores the earlier deployment whose exact state it brings back
     */
    public record Entry(
            ServiceId service,
            Optional<Revision> from,
            Optional<Revision> to,
            Digest desired,
            List<String> changes,
            Set<ResourceId> resources,
            List<Commit> commits,
            OptionalLong restores) {
        /** Copies the collections. */
        public Entry {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(desired, "desired");
            changes = List.copyOf(changes);
            resources = Set.copyOf(resources);
            commits = List.copyOf(commits);
            Objects.requireNonNull(restores, "restores");
        }
    }
}
