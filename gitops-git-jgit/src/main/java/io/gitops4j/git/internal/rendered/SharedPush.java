package io.gitops4j.git.internal.rendered;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.git.internal.PatientLock;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.RenderedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * Lets changes share a push: while one is on its way others queue up, and whoever comes next carries them all. Of changes that are
 * made side by side, so, a push costs each a part only, and nobody waits for company. Thread-safe.
 */
final class SharedPush {
    private final BiFunction<List<RenderedChange>, Operation, List<ApplyOutcome>> writer;
    private final PatientLock turn = new PatientLock();
    private final Queue<Waiting> queue = new ConcurrentLinkedQueue<>();

    /** @param writer is called by one thread at a time, with at least one change */
    SharedPush(BiFunction<List<RenderedChange>, Operation, List<ApplyOutcome>> writer) {
        this.writer = writer;
    }

    ApplyOutcome apply(RenderedChange change, Operation operation) {
        operation.checkpoint();
        Waiting own = new Waiting(change);
        queue.add(own);
        awaitTurn(own, operation);
        try {
            if (!own.settled()) {
                carry(own, operation);
            }
        } finally {
            turn.unlock();
        }
        return own.result();
    }

    /** How many wait for the next push. */
    int waiting() {
        return queue.size();
    }

    private void awaitTurn(Waiting own, Operation operation) {
        while (!turn.tryLock(operation)) {
            try {
                operation.checkpoint();
            } catch (GitOpsException over) {
                if (queue.remove(own)) {
                    throw over;
                }
                // Somebody carries it already: what becomes of it is known in a moment, and must be told.
                turn.lock();
                return;
            }
        }
    }

    private void carry(Waiting own, Operation operation) {
        List<Waiting> batch = new ArrayList<>();
        for (Waiting next = queue.poll(); next != null; next = queue.poll()) {
            batch.add(next);
        }
        try {
            List<ApplyOutcome> outcomes =
                    writer.apply(batch.stream().map(Waiting::change).toList(), operation);
            for (int i = 0; i < batch.size(); i++) {
                batch.get(i).done(outcomes.get(i));
            }
        } catch (GitOpsException e) {
            boolean onlyOurs = e.kind() == FailureKind.CANCELLED || e.kind() == FailureKind.TIMEOUT;
            for (Waiting other : batch) {
                if (other == own || !onlyOurs) {
                    other.failed(e);
                } else {
                    // The operation that is over was ours: the others have time, and one of them goes on.
                    queue.add(other);
                }
            }
        } catch (RuntimeException | Error e) {
            batch.forEach(other -> other.failed(e));
        }
    }

    /** One change, and what became of it. Only the thread that has the turn writes here. */
    private static final class Waiting {
        private final RenderedChange change;
        private volatile Optional<ApplyOutcome> outcome = Optional.empty();
        private volatile @Nullable Throwable failure;

        Waiting(RenderedChange change) {
            this.change = change;
        }

        RenderedChange change() {
            return change;
        }

        boolean settled() {
            return outcome.isPresent() || failure != null;
        }

        void done(ApplyOutcome value) {
            outcome = Optional.of(value);
        }

        void failed(Throwable value) {
            failure = value;
        }

        /** What is thrown is new for each thread, as an exception carries the trace of one. */
        ApplyOutcome result() {
            @Nullable Throwable why = failure;
            if (why instanceof GitOpsException known) {
                throw new GitOpsException(known.kind(), known.diagnostics());
            }
            if (why != null) {
                throw new IllegalStateException(why);
            }
            return outcome.orElseThrow();
        }
    }
}
