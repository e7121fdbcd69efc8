package io.gitops4j.core.internal.history;

import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Reads a history backwards in bounded steps, and checks that nothing is missing. */
final class HistoryScan {
    static final int STEP = 64;

    private final HistoryStore store;
    private final String environment;
    private final Operation operation;

    HistoryScan(HistoryStore store, String environment, Operation operation) {
        this.store = store;
        this.environment = environment;
        this.operation = operation;
    }

    /** The newest checkpoint and all that follows, or everything, oldest first. */
    List<HistoryLine> sinceCheckpoint() {
        List<HistoryLine> lines = new ArrayList<>();
        long expected = store.last(environment, operation);
        while (expected > 0) {
            for (HistoryLine line : step(expected, STEP)) {
                lines.add(line);
                expected--;
                if (RecordCodec.decode(environment, line) instanceof Checkpoint) {
                    expected = 0;
                    break;
                }
            }
        }
        Collections.reverse(lines);
        return lines;
    }

    /** Lines behind {@code after} up to {@code last}, oldest first. */
    List<HistoryLine> between(long after, long last) {
        List<HistoryLine> lines = new ArrayList<>();
        long expected = last;
        while (expected > after) {
            List<HistoryLine> step = step(expected, (int) Math.min(STEP, expected - after));
            lines.addAll(step);
            expected -= step.size();
        }
        Collections.reverse(lines);
        return lines;
    }

    /** Up to {@code limit} lines from {@code newest} downwards; at least one, and none left out. */
    private List<HistoryLine> step(long newest, int limit) {
        operation.checkpoint();
        List<HistoryLine> lines = store.read(environment, newest + 1, limit, operation);
        long expected = newest;
        for (HistoryLine line : lines) {
            if (line.sequence() != expected) {
                throw StoreFormat.damaged("history of " + environment, "entry " + expected + " is missing");
            }
            expected--;
        }
        if (lines.isEmpty()) {
            throw StoreFormat.damaged("history of " + environment, "entry " + newest + " is missing");
        }
        return lines;
    }
}
