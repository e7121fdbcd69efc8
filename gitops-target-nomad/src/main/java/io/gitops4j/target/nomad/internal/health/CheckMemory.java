package io.gitops4j.target.nomad.internal.health;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The last failing check of the allocations seen lately. Nomad forgets checks with the allocation, and stops a canary as soon as
 * its rollout has failed, so that the reason would be gone when people need it. Thread-safe.
 */
final class CheckMemory {
    private static final int MOST = 512;

    private final Map<String, String> byAllocation = new LinkedHashMap<>();

    synchronized void remember(String allocation, String failure) {
        byAllocation.remove(allocation);
        byAllocation.put(allocation, failure);
        if (byAllocation.size() > MOST) {
            byAllocation.remove(byAllocation.keySet().iterator().next());
        }
    }

    synchronized Optional<String> of(String allocation) {
        return Optional.ofNullable(byAllocation.get(allocation));
    }
}
