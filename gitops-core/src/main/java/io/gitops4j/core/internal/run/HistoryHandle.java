package io.gitops4j.core.internal.run;

import io.gitops4j.core.internal.history.History;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.Optional;

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
}
