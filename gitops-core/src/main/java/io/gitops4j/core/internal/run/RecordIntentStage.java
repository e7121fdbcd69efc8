package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.core.internal.history.Deployed;
import io.gitops4j.core.internal.history.History;
import io.gitops4j.core.internal.history.Intent;
import io.gitops4j.spi.Operation;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

    private final Function<Revision, CommitInfo> commits;

    /** @param commits who made a revision that was just read */
    RecordIntentStage(Function<Revision, CommitInfo> commits) {
        this.commits = commits;
    }

    /** The number of the deployment. */
    long run(History history, Announcement announcement, Operation operation) {
        Map<ServiceId, Set<ResourceId>> known = HistoryHandle.byService(history);
        List<Intent.Entry> entries = announcement.services().stream()
                .map(plan -> entry(history, plan, known.getOrDefault(plan.service(), Set.of())))
                .toList();
        Intent intent = new Intent(
                announcement.runId(),
                announcement.plan().digest(),
                announcement.initiator(),
                announcement.at(),
                commits(announcement.plan()),
                entries);
        return history.begin(intent, operation);
    }

    private List<Intent.Commit> commits(Plan plan) {
        return plan.revisions().values().stream()
                .sorted(Comparator.comparing(Revision::source))
                .map(revision -> Intent.Commit.of(revision, commits.apply(revision)))
                .filter(commit -> !commit.author().isEmpty())
                .toList();
    }

    private static Intent.Entry entry(History history, ServicePlan plan, Set<ResourceId> known) {
        Set<ResourceId> resources = new HashSet<>(known);
        resources.addAll(Ownership.of(plan));
        return new Intent.Entry(
                plan.service(),
                history.deployed(plan.service()).map(Deployed::revision),
                plan.revision(),
                plan.desired(),
                plan.changes().stream()
                        .filter(change -> change.kind().writes())
                        .map(Change::toString)
                        .toList(),
                resources);
    }
}
