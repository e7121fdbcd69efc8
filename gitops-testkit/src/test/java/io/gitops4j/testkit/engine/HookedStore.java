package io.gitops4j.testkit.engine;

import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.List;

/** A history store with a hook before every append. It outlives engines. */
final class HookedStore implements HistoryStore {
    private final HistoryStore store;

    Hook<HistoryLine, String> append = Hook.none();

    HookedStore(HistoryStore store) {
        this.store = store;
    }

    @Override
    public long last(String environment, Operation operation) {
        return store.last(environment, operation);
    }

    @Override
    public void append(String environment, HistoryLine line, Operation operation) {
        append.call(line, operation, () -> {
            store.append(environment, line, operation);
            return "appended";
        });
    }

    @Override
    public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
        return store.read(environment, before, limit, operation);
    }
}
