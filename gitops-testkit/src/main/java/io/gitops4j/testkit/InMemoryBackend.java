package io.gitops4j.testkit;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.ObserveRequest;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an {@link InMemoryTarget} writes to: it outlives targets, as a cluster outlives the engines that use it. Here a test looks
 * at what was written, changes it by hand as people do, and scripts what goes wrong. Thread-safe.
 */
public final class InMemoryBackend {
    private final InMemoryTable table = new InMemoryTable();
    private final InMemoryHealth health = new InMemoryHealth();
    private final CallCounts calls = new CallCounts();
    private final Faults faults = new Faults();
    private final Set<ResourceId> hidden = new HashSet<>();
    private long writes;
    private int repliesToLose;

    /** An empty one. */
    public InMemoryBackend() {}

    /** The calls of all targets over this backend: {@code observe}, {@code preview}, {@code apply}, {@code health}. */
    public CallCounts calls() {
        return calls;
    }

    /** What goes wrong next with any of these calls. */
    public Faults faults() {
        return faults;
    }

    /** How many resources targets have created, changed or deleted; what was done by hand does not count. */
    public synchronized long writes() {
        return writes;
    }

    /** Everything that is there, by id; a copy. */
    public synchronized NavigableMap<ResourceId, Document> contents() {
        NavigableMap<ResourceId, Document> contents = new TreeMap<>();
        table.all().forEach(resource -> contents.put(resource.id(), resource.body()));
        return contents;
    }

    /** Who owns what is there under an id; nothing when it is not there or was made by hand. */
    public synchronized Optional<String> ownerOf(ResourceId id) {
        return table.find(id).flatMap(StoredResource::mark).map(StoredResource.Mark::owner);
    }

    /** Makes or replaces a resource by hand: then it is nobody's. */
    public synchronized void makeByHand(ResourceId id, Document body) {
        table.put(StoredResource.byHand(id, body));
    }

    /** Changes a resource by hand, if it is there; whose it is stays. */
    public synchronized void editByHand(ResourceId id, Document body) {
        table.change(id, resource -> resource.withBody(body));
    }

    /** Deletes a resource by hand, if it is there. */
    public synchronized void deleteByHand(ResourceId id) {
        table.remove(id);
    }

    /** Marks a resource by hand as never to be deleted, if it is there. */
    public synchronized void keepByHand(ResourceId id) {
        table.change(id, StoredResource::kept);
    }

    /** Leaves a resource out of every listing, which then says that it is incomplete. */
    public synchronized void hide(ResourceId id) {
        hidden.add(id);
    }

    /** Shows every resource in listings again. */
    public synchronized void showAll() {
        hidden.clear();
    }

    /** Makes so many of the next writes, and lets their callers hear UNAVAILABLE all the same. */
    public synchronized void loseReplies(int times) {
        repliesToLose += times;
    }

    /** Lets each resource of a service be healthy only after it was looked at so many times; 0 = at once, as all are. */
    public synchronized void becomesHealthyAfter(ServiceId service, int looks) {
        health.after(service, looks);
    }

    /** Lets the resources of a service be DEGRADED, until {@link #becomesHealthyAfter} says otherwise. */
    public synchronized void neverHealthy(ServiceId service, String reason) {
        health.never(service, reason);
    }

    synchronized Optional<StoredResource> stored(ResourceId id) {
        return table.find(id);
    }

    synchronized List<LiveResource> list(ObserveRequest request) {
        return table.all().stream()
                .filter(resource -> !hidden.contains(resource.id()))
                .filter(resource -> request.wanted().contains(resource.id())
                        || (request.everythingOwned() && resource.ownedBy(request.owner())))
                .map(resource -> resource.seenBy(request.owner()))
                .toList();
    }

    synchronized boolean listsEverything() {
        return hidden.isEmpty();
    }

    synchronized ApplyOutcome apply(ApplyRequest request) {
        ApplyOutcome outcome = table.apply(request);
        if (outcome.status() == ApplyOutcome.Status.APPLIED) {
            writes++;
            if (repliesToLose > 0) {
                repliesToLose--;
                throw Faults.failure(
                        FailureKind.UNAVAILABLE,
                        "the reply about " + request.change().id() + " was lost");
            }
        }
        return outcome;
    }

    synchronized HealthReport look(DesiredResource resource) {
        return health.look(resource, table.find(resource.id()).isPresent());
    }

    /** The number of resources only, as their content may be secret. */
    @Override
    public synchronized String toString() {
        return "InMemoryBackend(" + table.all().size() + " resources)";
    }
}
