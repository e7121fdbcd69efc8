package io.gitops4j.core.internal.run;

import io.gitops4j.api.GitOpsException;
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

    /** @throws GitOpsException when the store is out of reach; the outcome is kept */
    void run(History history, long deployment, Instant at, List<Outcome.Entry> entries, Operation operation) {
        pending.add(new Pending(deployment, at, List.copyOf(entries)));
        flush(history, operation);
    }

    /**
     * Records what is still waiting.
     *
     * @throws GitOpsException when the store is out of reach
     */
    void flush(History history, Operation operation) {
        while (!pending.isEmpty()) {
            Pending next = pending.peek();
            try {
                history.finish(next.deployment(), next.at(), next.entries(), operation);
            } catch (GitOpsException e) {
                if (!e.diagnostics().get(0).code().equals(History.CLOSED)) {
                    throw e;
                }
                // Another engine took us for dead and recorded an end: that one stands.
                operation.report(e.diagnostics().get(0));
            }
            pending.remove();
        }
    }
}
