package io.gitops4j.core.internal.run;

import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.history.History;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The history of one environment, opened when it is first needed, so that an engine can be built while the store is away. */
final class HistoryHandle {
    private final HistoryStore store;
    private final String environment;
    private Optional<History> open = Optional.empty();

    HistoryHandle(HistoryStore store, String environment) {
        this.store = new GuardedStore(store);
        this.environment = environment;
    }

    synchronized History open(Operation operation) {
        if (open.isEmpty()) {
            open = Optional.of(History.open(store, environment, operation));
        }
        return open.get();
    }

    /** Reads it anew when it is needed next: what had begun and not ended is then found, and ended as interrupted. */
    synchronized void reopen() {
        open = Optional.empty();
    }

    /** What is known to belong to each service. */
    static Map<ServiceId, Set<ResourceId>> byService(History history) {
        Map<ServiceId, Set<ResourceId>> byService = new HashMap<>();
        history.inventory()
                .forEach((resource, service) -> byService
                        .computeIfAbsent(service, none -> new HashSet<>())
                        .add(resource));
        return byService;
    }
}
