package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.core.internal.desired.DesiredState;
import io.gitops4j.spi.Observation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a target has, by id. Immutable. */
public final class Live {
    private final Map<ResourceId, LiveResource> resources;
    private final boolean complete;
    private final List<Diagnostic> diagnostics;
    private final Set<ResourceId> leftOut;

    Live(Observation seen) {
        Map<ResourceId, LiveResource> byId = new HashMap<>(seen.resources().size() * 2);
        seen.resources().forEach(resource -> byId.put(resource.id(), resource));
        this.resources = byId;
        this.complete = seen.complete();
        this.diagnostics = seen.diagnostics();
        this.leftOut = seen.leftOut();
    }

    public Optional<LiveResource> find(ResourceId id) {
        return Optional.ofNullable(resources.get(id));
    }

    /** Every resource that carries our mark and is not wanted, in order. */
    List<LiveResource> ownedBeside(DesiredState desired) {
        return resources.values().stream()
                .filter(resource -> resource.owned() && !desired.wants(resource))
                .sorted((a, b) -> a.id().compareTo(b.id()))
                .toList();
    }

    /** How many services have something there that carries our mark. */
    int ownedServices() {
        return resources.values().stream()
                .filter(LiveResource::owned)
                .flatMap(resource -> resource.service().stream())
                .collect(Collectors.toSet())
                .size();
    }

    /** Whether everything asked for could be read. */
    public boolean complete() {
        return complete;
    }

    /** Whether the target has no place for it, so that it is not made. */
    boolean leavesOut(ResourceId id) {
        return leftOut.contains(id);
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }
}
