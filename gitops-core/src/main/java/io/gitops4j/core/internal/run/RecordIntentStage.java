package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.Commit;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.core.internal.desired.ChangeLog;
import io.gitops4j.core.internal.desired.SourceReader;
import io.gitops4j.core.internal.history.Deployed;
import io.gitops4j.core.internal.history.History;
import io.gitops4j.core.internal.history.Intent;
import io.gitops4j.spi.Operation;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes down what is about to happen, durably, before the first write at the target; whatever happens then, nothing is lost. */
final class RecordIntentStage {
    /**
     * What is about to happen.
     *
     * @param plan that it is part of
     * @param services that will be written to
     */
    record Announcement(Plan plan, List<ServicePlan> services, String runId, String initiator, Instant at) {}

    /**
     * What was recorded.
     *
     * @param number of the deployment
     * @param restored services that return to an earlier deployment, with its number
     */
    record Recorded(long number, SortedMap<ServiceId, Long> restored) {}

    private final List<SourceReader> sources;

    /** @param sources tell what led to a revision */
    RecordIntentStage(List<SourceReader> sources) {
        this.sources = List.copyOf(sources);
    }

    Recorded run(History history, Announcement announcement, Operation operation) {
        Log log = new Log(history, new ChangeLog(sources, operation), operation);
        Map<ServiceId, Set<ResourceId>> known = HistoryHandle.byService(history);
        List<Intent.Entry> entries = announcement.services().stream()
                .map(plan -> log.entry(plan, known.getOrDefault(plan.service(), Set.of())))
                .toList();
        Intent intent = new Intent(
                announcement.runId(),
                announcement.plan().digest(),
                announcement.initiator(),
                announcement.at(),
                entries);
        SortedMap<ServiceId, Long> restored = new TreeMap<>();
        entries.forEach(entry -> entry.restores().ifPresent(number -> restored.put(entry.service(), number)));
        return new Recorded(history.begin(intent, operation), restored);
    }

    /** Puts together what is known of a service. */
    private record Log(History history, ChangeLog changes, Operation operation) {
        Intent.Entry entry(ServicePlan plan, Set<ResourceId> known) {
            Set<ResourceId> resources = new HashSet<>(known);
            resources.addAll(Ownership.of(plan));
            Optional<Revision> from = history.deployed(plan.service()).map(Deployed::revision);
            return new Intent.Entry(
                    plan.service(),
                    from,
                    plan.revision(),
                    plan.desired(),
                    plan.changes().stream()
                            .filter(change -> change.kind().writes())
                            .map(Change::toString)
                            .toList(),
                    resources,
                    commits(plan, from),
                    plan.removal()
                            ? OptionalLong.empty()
                            : history.restoredBy(plan.service(), plan.desired(), operation));
        }

        private List<Commit> commits(ServicePlan plan, Optional<Revision> from) {
            return plan.revision().isEmpty() || plan.manifest().isEmpty()
                    ? List.of()
                    : changes.between(
                            from, plan.revision().get(), plan.manifest().get());
        }
    }
}
