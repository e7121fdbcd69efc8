package io.gitops4j.core.internal.history;

import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Keeps histories as long as the process lives: for tests and for trying things out. */
public final class InMemoryHistoryStore implements HistoryStore {
    private final Map<String, List<HistoryLine>> histories = new HashMap<>();

    /** An empty store. */
    public InMemoryHistoryStore() {}

    @Override
    public synchronized long last(String environment, Operation operation) {
        operation.checkpoint();
        return lines(environment).size();
    }

    @Override
    public synchronized void append(String environment, HistoryLine line, Operation operation) {
        operation.checkpoint();
        List<HistoryLine> lines = lines(environment);
        if (line.sequence() != lines.size() + 1L) {
            throw StoreConflict.of(environment, line.sequence(), lines.size());
        }
        lines.add(line);
    }

    @Override
    public synchronized List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
        operation.checkpoint();
        List<HistoryLine> lines = lines(environment);
        List<HistoryLine> found = new ArrayList<>();
        for (long next = Math.min(before - 1, lines.size()); next > 0 && found.size() < limit; next--) {
            found.add(lines.get((int) next - 1));
        }
        return List.copyOf(found);
    }

    private List<HistoryLine> lines(String environment) {
        return histories.computeIfAbsent(environment, none -> new ArrayList<>());
    }
}
