package io.gitops4j.api;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * One attempt to bring one service in one environment to one revision, as the history tells it.
 *
 * @param number of the run in the history of this environment, where later runs have higher ones and not every number is used;
 *     services deployed by one run share it
 * @param environment where
 * @param service what
 * @param state how it ended, or that it has not
 * @param from the revision before, if there was one
 * @param to the revision wanted; absent for a removal
 * @param desired digest of everything wanted
 * @param planDigest digest of the plan it was part of
 * @param initiator who asked for the run; may be empty
 * @param started when the intent was recorded
 * @param finished when the outcome was recorded, if it was
 * @param reason why it ended so, for people; may be empty
 * @param changes one line per resource written
 * @param resources everything that belongs to the service after this deployment, or may
 * @param commits what it brought: the newest commit, and those since the revision before that changed the manifest's folder, newest
 *     first; not more than a few
 * @param restores the number of the earlier deployment whose exact state this one brings back, however that came about; absent when it
 *     brings something new
 * @param runId the run that began it, by which log lines, traces and forge messages are found; may be empty
 */
public record Deployment(
        long number,
        String environment,
        ServiceId service,
        State state,
        Optional<Revision> from,
        Optional<Revision> to,
        Digest desired,
        Digest planDigest,
        String initiator,
        Instant started,
        Optional<Instant> finished,
        String reason,
        List<String> changes,
        Set<ResourceId> resources,
        List<Commit> commits,
        OptionalLong restores,
        String runId) {
    /** One of which no run is known. */
    public Deployment(
            long number,
            String environment,
            ServiceId service,
            State state,
            Optional<Revision> from,
            Optional<Revision> to,
            Digest desired,
            Digest planDigest,
            String initiator,
            Instant started,
            Optional<Instant> finished,
            String reason,
            List<String> changes,
            Set<ResourceId> resources,
            List<Commit> commits,
            OptionalLong restores) {
        this(
                number,
                environment,
                service,
                state,
                from,
                to,
                desired,
                planDigest,
                initiator,
                started,
                finished,
                reason,
                changes,
                resources,
                commits,
                restores,
                "");
    }

    /** How a deployment ended. */
    public enum State {
        /** Begun, and no outcome is recorded. */
        IN_PROGRESS,
        /** Applied and, where the target can tell, healthy. */
        SUCCEEDED,
        /** The service was removed. */
        REMOVED,
        /** A write failed, or the workload did not become healthy. */
        FAILED,
        /** Something else moved first; nothing was overwritten. */
        SUPERSEDED,
        /** The engine stopped in the middle. The next run took over. */
        INTERRUPTED
    }

    /** Copies the collections. */
    public Deployment {
        Objects.requireNonNull(environment, "environment");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(state, "state");
        changes = List.copyOf(changes);
        resources = Set.copyOf(resources);
        commits = List.copyOf(commits);
        Objects.requireNonNull(restores, "restores");
        Objects.requireNonNull(runId, "runId");
    }
}
