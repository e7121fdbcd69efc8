package io.gitops4j.core.internal.run;

import io.gitops4j.core.internal.history.History;
import io.gitops4j.core.internal.history.Outcome;
import io.gitops4j.spi.Operation;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Writes down how it ended. What cannot be recorded now, because the store is out of reach, waits and is recorded before anything
 * else is. Used by one run at a time.
 */
final class RecordOutcomeStage {
    private record Pending(long deployment, Instant at, List<Outcome.Entry> entries) {}

    private final Deque<Pending> pending = new ArrayDeque<>();

    /** @throws io.gitops4j.api.GitOpsException when the store is out of reach; the outcome is kept */
    void run(History history, long deployment, Instant at, List<Outcome.Entry> entries, Operation operation) {
        if (!entries.isEmpty()) {
            pending.add(new Pending(deployment, at, List.copyOf(entries)));
        }
        flush(history, operation);
    }

    /** Records what is still waiting. */
    void flush(History history, Operation operation) {
        while (!pending.isEmpty()) {
            Pending next = pending.peek();
            history.finish(next.deployment(), next.at(), next.entries(), operation);
            pending.remove();
        }
    }
}
