package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.core.internal.history.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the history keeps of an end. */
final class Bookkeeping {
    private final Function<ServiceId, Set<ResourceId>> known;
    private final Set<ResourceId> held;

    /**
     * @param known what the history knows to belong to each service
     * @param plan the newest one, for what it holds
     */
    Bookkeeping(Function<ServiceId, Set<ResourceId>> known, Plan plan) {
        this.known = known;
        this.held = plan.holds().stream()
                .flatMap(hold -> hold.changes().stream())
                .map(Change::id)
                .collect(Collectors.toSet());
    }

    List<Outcome.Entry> entries(List<ServiceEnd> ends) {
        return ends.stream().map(this::entry).toList();
    }

    private Outcome.Entry entry(ServiceEnd end) {
        String reason =
                end.failure().map(failure -> failure.diagnostic().toString()).orElse("");
        return new Outcome.Entry(end.service(), state(end), reason, left(end));
    }

    /**
     * Everything that the service has or may have: what could not be deleted stays in the inventory (F06), or it would be nobody's.
     * A removal that went through was planned from a complete listing, so only what was held is left.
     */
    private Set<ResourceId> left(ServiceEnd end) {
        Set<ResourceId> left = new HashSet<>(known.apply(end.service()));
        if (end.status() == ServiceStatus.REMOVED) {
            left.retainAll(held);
        } else {
            left.addAll(Ownership.of(end.plan()));
            end.gone().forEach(change -> left.remove(change.id()));
        }
        return left;
    }

    private static State state(ServiceEnd end) {
        return switch (end.status()) {
            case DEPLOYED -> State.SUCCEEDED;
            case REMOVED -> State.REMOVED;
            case SUPERSEDED -> State.SUPERSEDED;
            case CANCELLED, HELD -> State.INTERRUPTED;
            default -> State.FAILED;
        };
    }
}
