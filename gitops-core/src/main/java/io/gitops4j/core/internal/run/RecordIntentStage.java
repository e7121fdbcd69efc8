package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.Commit;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.core.internal.desired.ChangeLog;
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
import java.util.function.Function;

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

    private final Function<Operation, ChangeLog> changeLogs;

    /** @param changeLogs tell what led to what was just read */
    RecordIntentStage(Function<Operation, ChangeLog> changeLogs) {
        this.changeLogs = changeLogs;
    }

    Recorded run(History history, Announcement announcement, Operation operation) {
        Log log = new Log(history, announcement.plan().revisions(), changeLogs.apply(operation), operation);
        List<Intent.Entry> entries =
                announcement.services().stream().map(log::entry).toList();
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
    private record Log(History history, Map<String, Revision> revisions, ChangeLog changes, Operation operation) {
        Intent.Entry entry(ServicePlan plan) {
            Set<ResourceId> resources = new HashSet<>(history.resources(plan.service()));
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

        /** What is no longer declared was taken away by a commit of the source that it came from. */
        private List<Commit> commits(ServicePlan plan, Optional<Revision> from) {
            if (plan.revision().isPresent() && plan.manifest().isPresent()) {
                return changes.between(
                        from, plan.revision().get(), plan.manifest().get());
            }
            return from.map(before -> revisions.get(before.source()))
                    .map(changes::newest)
                    .orElse(List.of());
        }
    }
}
