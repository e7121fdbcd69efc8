package io.gitops4j.core.internal.history;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.Digest;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The history of one environment: an intent is recorded before the first write and its outcome after the last, so that after a
 * crash anywhere it is known what this owner may have (F01-F08), and each service of an intent ends once (I5). Thread-safe.
 *
 * <p>Several engines may append to one history; each catches up with the others when its number is taken.
 */
public final class History {
    /** Code of the finding that another engine ended a deployment first. */
    public static final String CLOSED = "HISTORY-CLOSED";

    /** Code of the finding that another engine deployed one of the services first. */
    public static final String MOVED = "HISTORY-MOVED";

    private static final Logger LOG = LoggerFactory.getLogger(History.class);
    private static final int MAX_CONFLICTS = 100;

    /** Records behind the newest checkpoint that are read, once, to know earlier states. */
    private static final int LOOK_BACK = 1024;

    private final HistoryStore store;
    private final String environment;
    private final EarlierStates earlier = new EarlierStates();
    private final Ledger ledger = new Ledger(earlier);
    private final CheckpointRule checkpoints = new CheckpointRule();
    private final Set<Long> abandoned = new TreeSet<>();

    /** Intents whose append failed; one that arrived all the same is nobody's, and ends as interrupted. */
    private final Set<Intent> doubtful = new HashSet<>();

    private long last;

    /** The oldest record that was read. */
    private long first;

    private boolean lookedBack;

    private History(HistoryStore store, String environment) {
        this.store = store;
        this.environment = environment;
    }

    /**
     * Reads what is needed to go on, back to the newest checkpoint. Writes nothing.
     *
     * @throws GitOpsException INTERNAL STORE-FORMAT when an entry is damaged or from a newer version (B80)
     */
    public static History open(HistoryStore store, String environment, Operation operation) {
        History history = new History(store, environment);
        history.replay(operation);
        history.abandoned.addAll(history.ledger.open().keySet());
        return history;
    }

    /**
     * Ends, as interrupted, what an engine that is no more had begun before this history was opened (F02). {@link #begin} does
     * so too; call it at the start of a run that may have nothing to write.
     *
     * @return the numbers of the deployments that it ended
     */
    public synchronized List<Long> closeInterrupted(Instant at, Operation operation) {
        if (!doubtful.isEmpty()) {
            catchUp(operation);
        }
        List<Long> closed = new ArrayList<>();
        for (Long number : List.copyOf(abandoned)) {
            if (close(number, at, operation)) {
                closed.add(number);
            }
            abandoned.remove(number);
        }
        return closed;
    }

    private boolean close(long number, Instant at, Operation operation) {
        Intent intent = ledger.open().get(number);
        if (intent == null) {
            return false;
        }
        Outcome outcome = interrupted(number, at, intent);
        try {
            append(outcome, operation, new Guard.StillOpen(outcome));
            return true;
        } catch (GitOpsException e) {
            if (e.kind() == FailureKind.CONFLICT && !ledger.open().containsKey(number)) {
                return false;
            }
            throw e;
        }
    }

    private static Outcome interrupted(long number, Instant at, Intent left) {
        return new Outcome(
                number,
                at,
                left.services().stream()
                        .map(entry -> new Outcome.Entry(
                                entry.service(),
                                Deployment.State.INTERRUPTED,
                                "the engine stopped before it was done",
                                entry.resources()))
                        .toList());
    }

    /**
     * Records what is about to be written, durably.
     *
     * @return the number of the deployment
     * @throws GitOpsException CONFLICT HISTORY-MOVED when another engine recorded something about one of the services since this
     *     history was last read: then plan anew
     */
    public synchronized long begin(Intent intent, Operation operation) {
        closeInterrupted(intent.at(), operation);
        doubtful.add(intent);
        long number = append(intent, operation, new Guard.Untouched(intent));
        doubtful.remove(intent);
        abandoned.remove(number);
        return number;
    }

    /**
     * Records how it ended for some of the services of a deployment; those that are not named stay open, because their rollouts go
     * on. Needs an operation with time left, also when the run was cancelled.
     *
     * @param services each is still open, and there is at least one
     * @throws GitOpsException CONFLICT HISTORY-CLOSED when another engine took this one for dead and ended the deployment
     */
    public synchronized void finish(long number, Instant at, List<Outcome.Entry> services, Operation operation) {
        Outcome outcome = new Outcome(number, at, services);
        Guard guard = new Guard.StillOpen(outcome);
        guard.check(ledger, List.of());
        append(outcome, operation, guard);
        checkpoint(operation);
    }

    /** Everything that this owner has, or may have, each with its service. */
    public synchronized Map<ResourceId, ServiceId> inventory() {
        return ledger.inventory();
    }

    /** What one service has, or may have. */
    public synchronized Set<ResourceId> resources(ServiceId service) {
        return ledger.resources(service);
    }

    /** What the service was last deployed to successfully. */
    public synchronized Optional<Deployed> deployed(ServiceId service) {
        return ledger.deployed(service);
    }

    /**
     * The number of the earlier deployment that had brought exactly this content, if what is wanted now is a return to it. Known of
     * the last few deployments of each service, as far as a bounded look back reaches.
     */
    public synchronized OptionalLong restoredBy(ServiceId service, Digest desired, Operation operation) {
        boolean trying = ledger.open(service).anyMatch(entry -> entry.desired().equals(desired));
        if (trying) {
            return OptionalLong.empty();
        }
        lookBack(operation);
        return earlier.restoredBy(service, desired);
    }

    private void lookBack(Operation operation) {
        if (lookedBack) {
            return;
        }
        lookedBack = true;
        Ledger past = new Ledger(earlier);
        try {
            HistoryScan scan = new HistoryScan(store, environment, operation);
            for (HistoryLine line : scan.between(Math.max(0, first - 1 - LOOK_BACK), first - 1)) {
                past.apply(line.sequence(), RecordCodec.decode(environment, line));
            }
        } catch (GitOpsException e) {
            // Old records are for people; what a deployment needs was read already.
            LOG.debug("no look back in the history of {}: {}", environment, e.getMessage());
        }
    }

    /** Deployments, newest first; those of one run in the order of their services. */
    public List<Deployment> deployments(HistoryQuery query, Operation operation) {
        Map<Long, Intent> open;
        synchronized (this) {
            catchUp(operation);
            open = Map.copyOf(ledger.open());
        }
        return new DeploymentReader(store, query, open, operation).read();
    }

    private long append(HistoryRecord record, Operation operation, Guard guard) {
        for (int conflicts = 0; ; conflicts++) {
            HistoryLine line = RecordCodec.encode(last + 1, record);
            try {
                store.append(environment, line, operation);
                accept(line, record);
                return line.sequence();
            } catch (GitOpsException e) {
                if (e.kind() != FailureKind.CONFLICT || conflicts == MAX_CONFLICTS) {
                    throw e;
                }
                List<Numbered> others = catchUp(operation);
                if (others.isEmpty()) {
                    throw e;
                }
                Optional<Numbered> own = others.stream()
                        .filter(other -> other.record().equals(record))
                        .findFirst();
                if (own.isPresent()) {
                    // An earlier try arrived although its answer did not.
                    return own.get().sequence();
                }
                guard.check(ledger, others);
            }
        }
    }

    private void accept(HistoryLine line, HistoryRecord record) {
        ledger.apply(line.sequence(), record);
        checkpoints.count(line, record);
        last = line.sequence();
    }

    /** The deployment is recorded already; a checkpoint that fails is made after the next one. */
    private void checkpoint(Operation operation) {
        if (!checkpoints.due()) {
            return;
        }
        Checkpoint record = ledger.checkpoint();
        HistoryLine line = RecordCodec.encode(last + 1, record);
        try {
            store.append(environment, line, operation);
            accept(line, record);
        } catch (GitOpsException e) {
            LOG.debug("no checkpoint in the history of {}: {}", environment, e.getMessage());
        }
    }

    private List<Numbered> catchUp(Operation operation) {
        List<Numbered> others = new ArrayList<>();
        long newest = store.last(environment, operation);
        HistoryScan scan = new HistoryScan(store, environment, operation);
        for (HistoryLine line : scan.between(last, newest)) {
            HistoryRecord record = RecordCodec.decode(environment, line);
            accept(line, record);
            others.add(new Numbered(line.sequence(), record));
            if (record instanceof Intent intent && doubtful.remove(intent)) {
                abandoned.add(line.sequence());
            }
        }
        return others;
    }

    private void replay(Operation operation) {
        HistoryScan scan = new HistoryScan(store, environment, operation);
        List<HistoryLine> lines = scan.sinceCheckpoint();
        first = lines.isEmpty() ? 1 : lines.get(0).sequence();
        for (HistoryLine line : lines) {
            accept(line, RecordCodec.decode(environment, line));
        }
    }

    /** A record and its place. */
    record Numbered(long sequence, HistoryRecord record) {}
}
