package io.gitops4j.core.internal.run;

import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.history.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the history keeps of an end. */
final class Bookkeeping {
    private Bookkeeping() {}

    /** @param known what the history knows to belong to each service */
    static List<Outcome.Entry> entries(List<ServiceEnd> ends, Map<ServiceId, Set<ResourceId>> known) {
        return ends.stream()
                .map(end -> entry(end, known.getOrDefault(end.service(), Set.of())))
                .toList();
    }

    private static Outcome.Entry entry(ServiceEnd end, Set<ResourceId> known) {
        Set<ResourceId> owned = Ownership.of(end.plan());
        if (end.failure().isPresent()) {
            // What was reached is unknown in parts, so the inventory keeps everything that may be there.
            Set<ResourceId> maybe = new HashSet<>(known);
            maybe.addAll(owned);
            owned = maybe;
        }
        String reason =
                end.failure().map(failure -> failure.diagnostic().what()).orElse("");
        return new Outcome.Entry(end.service(), state(end), reason, Ownership.after(owned, end.deleted()));
    }

    private static State state(ServiceEnd end) {
        return switch (end.status()) {
            case DEPLOYED -> State.SUCCEEDED;
            case REMOVED -> State.REMOVED;
            case SUPERSEDED -> State.SUPERSEDED;
            case CANCELLED -> State.INTERRUPTED;
            default -> State.FAILED;
        };
    }
}
