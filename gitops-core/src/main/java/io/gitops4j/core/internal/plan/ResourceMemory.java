package io.gitops4j.core.internal.plan;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * What we last knew to be right, for one environment: while neither the wanted content nor the fingerprint moves, a resource needs
 * no call of its own. Losing it costs calls, never correctness. Thread-safe.
 */
public final class ResourceMemory {
    private record Known(Digest intent, String fingerprint, boolean shared) {}

    private final Map<ResourceId, Known> known = new ConcurrentHashMap<>();

    /** This live content is what this desired resource asks for. */
    public void confirm(DesiredResource desired, LiveResource live) {
        boolean shared = desired.lifecycle() == Lifecycle.CREATE_ONLY;
        known.put(desired.id(), new Known(desired.intent(), live.fingerprint(), shared));
    }

    /** It is gone, or we cannot tell. */
    public void forget(ResourceId id) {
        known.remove(id);
    }

    boolean confirms(DesiredResource desired, LiveResource live) {
        Known last = known.get(desired.id());
        return last != null
                && last.intent().equals(desired.intent())
                && last.fingerprint().equals(live.fingerprint());
    }

    /** Everything that was wanted and ours alone at some time since the engine was built: part of the inventory. */
    Set<ResourceId> ids() {
        return known.entrySet().stream()
                .filter(entry -> !entry.getValue().shared())
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }
}
