package io.gitops4j.core.internal.history;

import io.gitops4j.api.Digest;
import io.gitops4j.api.ServiceId;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What the newest deployments of each service wanted and whether they got it, so that a return to an earlier state is recognised by
 * what it restores, whatever commit brought it. Takes them in any order. Not thread-safe.
 */
final class EarlierStates {
    /** Of one service. */
    static final int KEPT = 16;

    private record Attempt(Digest desired, boolean succeeded) {}

    private final Map<ServiceId, TreeMap<Long, Attempt>> attempts = new HashMap<>();

    void add(long number, ServiceId service, Digest desired, boolean succeeded) {
        TreeMap<Long, Attempt> known = attempts.computeIfAbsent(service, none -> new TreeMap<>());
        known.merge(
                number,
                new Attempt(desired, succeeded),
                (old, now) -> new Attempt(desired, old.succeeded() || now.succeeded()));
        if (known.size() > KEPT) {
            known.pollFirstEntry();
        }
    }

    /**
     * The newest deployment that had brought exactly this. Nothing when the last attempt wanted the same, as that is no return but
     * another try.
     */
    OptionalLong restoredBy(ServiceId service, Digest desired) {
        TreeMap<Long, Attempt> known = attempts.get(service);
        if (known == null || known.lastEntry().getValue().desired().equals(desired)) {
            return OptionalLong.empty();
        }
        return known.descendingMap().entrySet().stream()
                .filter(attempt -> attempt.getValue().succeeded()
                        && attempt.getValue().desired().equals(desired))
                .mapToLong(Map.Entry::getKey)
                .findFirst();
    }
}
