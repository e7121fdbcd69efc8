package io.gitops4j.testkit;

import io.gitops4j.api.Change;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import java.util.Collection;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** The resources of a backend in memory, written by compare-and-set. Its backend guards it. */
final class InMemoryTable {
    private final NavigableMap<ResourceId, StoredResource> resources = new TreeMap<>();
    private long lastVersion;

    Collection<StoredResource> all() {
        return resources.values();
    }

    Optional<StoredResource> find(ResourceId id) {
        return Optional.ofNullable(resources.get(id));
    }

    StoredResource put(StoredResource resource) {
        StoredResource versioned = resource.atVersion(++lastVersion);
        resources.put(resource.id(), versioned);
        return versioned;
    }

    void change(ResourceId id, UnaryOperator<StoredResource> edit) {
        find(id).map(edit).ifPresent(this::put);
    }

    void remove(ResourceId id) {
        resources.remove(id);
    }

    ApplyOutcome apply(ApplyRequest request) {
        Change change = request.change();
        Optional<StoredResource> there = find(change.id());
        if (change.kind() == ChangeKind.CREATE) {
            return there.map(resource -> conflict(change, "is there already, and belongs to " + resource.claimedBy()))
                    .orElseGet(() -> put(request));
        }
        if (there.isEmpty()) {
            return change.kind() == ChangeKind.DELETE ? ApplyOutcome.absent() : conflict(change, "is gone");
        }
        StoredResource resource = there.get();
        if (!resource.ownedBy(request.owner())) {
            return conflict(change, "belongs to " + resource.claimedBy() + ", not to " + request.owner());
        }
        String planned = change.live().map(LiveResource::version).orElse("");
        if (!planned.equals(Long.toString(resource.version()))) {
            return conflict(change, "is at version " + resource.version() + ", not at " + planned + " any more");
        }
        if (change.kind() == ChangeKind.DELETE) {
            remove(change.id());
            return ApplyOutcome.deleted();
        }
        return change.kind() == ChangeKind.UPDATE && isWanted(change, resource)
                ? ApplyOutcome.unchanged(resource.seenBy(request.owner()))
                : put(request);
    }

    private ApplyOutcome put(ApplyRequest request) {
        DesiredResource wanted = request.change().desired().orElseThrow();
        return ApplyOutcome.applied(
                put(StoredResource.of(request.owner(), wanted)).seenBy(request.owner()));
    }

    private static boolean isWanted(Change change, StoredResource resource) {
        return change.desired().map(DesiredResource::body).equals(Optional.of(resource.body()));
    }

    private static ApplyOutcome conflict(Change change, String why) {
        return ApplyOutcome.conflict(Diagnostic.error("MEMORY-CONFLICT")
                .what(change.kind() + " of " + change.id() + " is not possible: it " + why)
                .remedy("plan again")
                .build());
    }
}
