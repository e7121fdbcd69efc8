package io.gitops4j.core.internal.history;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Digest;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What a run is about to do, recorded before its first write.
 *
 * @param runId the run
 * @param plan digest of the plan
 * @param initiator who asked; may be empty
 * @param at when
 * @param commits what the plan was read from, one for each source that tells who made it
 * @param services one entry per service that is written to
 */
public record Intent(
        String runId, Digest plan, String initiator, Instant at, List<Commit> commits, List<Entry> services)
        implements HistoryRecord {
    /** Copies the lists. */
    public Intent {
        Objects.requireNonNull(runId, "runId");
        Objects.requireNonNull(plan, "plan");
        Objects.requireNonNull(initiator, "initiator");
        Objects.requireNonNull(at, "at");
        commits = List.copyOf(commits);
        services = List.copyOf(services);
    }

    /** The same without services that have ended. */
    Intent without(Set<ServiceId> ended) {
        return new Intent(
                runId,
                plan,
                initiator,
                at,
                commits,
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
     * Who made a revision, and why: kept here, because the source may lose it when its history is rewritten, and because a
     * removal names no revision of its own.
     *
     * @param revision which
     * @param author as the source tells it, on one line
     * @param subject first line of what the author said
     */
    public record Commit(Revision revision, String author, String subject) {
        private static final int LONGEST = 200;

        /** Checks that nothing is null. */
        public Commit {
            Objects.requireNonNull(revision, "revision");
            Objects.requireNonNull(author, "author");
            Objects.requireNonNull(subject, "subject");
        }

        /** Of a commit, cut where it is long: anybody may have written it. */
        public static Commit of(Revision revision, CommitInfo info) {
            return new Commit(revision, line(info.author()), line(info.subject()));
        }

        private static String line(String text) {
            String line = String.join(" ", text.lines().toList());
            return line.codePointCount(0, line.length()) <= LONGEST
                    ? line
                    : line.substring(0, line.offsetByCodePoints(0, LONGEST)) + "…";
        }
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
     */
    public record Entry(
            ServiceId service,
            Optional<Revision> from,
            Optional<Revision> to,
            Digest desired,
            List<String> changes,
            Set<ResourceId> resources) {
        /** Copies the collections. */
        public Entry {
            Objects.requireNonNull(service, "service");
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
            Objects.requireNonNull(desired, "desired");
            changes = List.copyOf(changes);
            resources = Set.copyOf(resources);
        }
    }
}
