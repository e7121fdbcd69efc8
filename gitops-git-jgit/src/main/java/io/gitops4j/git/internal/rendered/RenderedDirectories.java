package io.gitops4j.git.internal.rendered;

import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.git.internal.CachedRemote;
import io.gitops4j.git.internal.CommitReader;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Observation;
import io.gitops4j.spi.ObserveRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.RenderedChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;

/** The services of one cluster in a repository of rendered services, read from the cache and never checked out. Thread-safe. */
public final class RenderedDirectories {
    private final CachedRemote repository;
    private final Layout layout;
    private final SharedPush push;

    /** What the newest commit seen has; forgetting it costs reads. */
    private volatile Directories known = Directories.NONE;

    private volatile Optional<ObjectId> newest = Optional.empty();

    /**
     * Reaches nobody yet.
     *
     * @param repository whose ref is {@code branch}
     * @param branch by its full name
     * @param environment for messages
     * @param cluster the directory of all its services
     * @param keep how many deployments of a service
     */
    public RenderedDirectories(
            CachedRemote repository, String branch, String environment, String cluster, int keep, Clock clock) {
        this.repository = repository;
        this.layout = new Layout(cluster);
        RenderedWriter writer =
                new RenderedWriter(repository, new RenderedWriter.Setting(layout, branch, environment, keep, clock));
        this.push = new SharedPush(writer::write);
    }

    /** One question to the remote; where nothing is new there, the rest is in memory. */
    public Observation observe(ObserveRequest request, Operation operation) {
        Map<ResourceId, Directory> all = newest(operation).services();
        List<LiveResource> found = new ArrayList<>();
        all.forEach((id, directory) -> {
            boolean listed = request.everythingOwned() && directory.ownedBy(request.owner());
            if (listed || request.wanted().contains(id)) {
                found.add(directory.live(id, request.owner()));
            }
        });
        return Observation.complete(found);
    }

    private Directories newest(Operation operation) {
        Optional<ObjectId> tip = repository.find(operation);
        newest = tip;
        if (tip.isEmpty()) {
            // The branch is made by the first commit.
            return Directories.NONE;
        }
        Directories before = known;
        Directories now = repository.reading(tip.get(), operation, objects -> {
            try (ObjectReader reader = objects.newObjectReader()) {
                return before.at(reader, CommitReader.read(reader, tip.get()), layout);
            }
        });
        known = now;
        return now;
    }

    /** What is wanted now of a service, as the directory has it that was observed. */
    public Map<String, String> files(LiveResource service, Operation operation) {
        Optional<ObjectId> commit = newest.isPresent() ? newest : repository.find(operation);
        if (commit.isEmpty()) {
            return Map.of();
        }
        return repository.reading(commit.get(), operation, objects -> {
            try (ObjectReader reader = objects.newObjectReader()) {
                return LatestFiles.of(reader, ObjectId.fromString(service.version()));
            }
        });
    }

    /** Together with what others want to change at the same time. */
    public ApplyOutcome apply(RenderedChange change, Operation operation) {
        return push.apply(change, operation);
    }
}
