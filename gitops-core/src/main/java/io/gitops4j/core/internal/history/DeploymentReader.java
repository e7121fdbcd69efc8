package io.gitops4j.core.internal.history;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers one query: intents, newest first, joined with their outcomes, which lie behind them. */
final class DeploymentReader {
    private final HistoryStore store;
    private final HistoryQuery query;
    private final Set<Long> open;
    private final Operation operation;
    private final Map<Long, Outcome> outcomes = new HashMap<>();
    private final List<Deployment> found = new ArrayList<>();

    DeploymentReader(HistoryStore store, HistoryQuery query, Set<Long> open, Operation operation) {
        this.store = store;
        this.query = query;
        this.open = open;
        this.operation = operation;
    }

    List<Deployment> read() {
        long before = query.before();
        while (found.size() < query.limit() && before > 1) {
            List<HistoryLine> lines = lines(before, HistoryScan.STEP);
            if (lines.isEmpty()) {
                break;
            }
            for (HistoryLine line : lines) {
                take(line);
            }
            before = lines.get(lines.size() - 1).sequence();
        }
        return List.copyOf(found);
    }

    private void take(HistoryLine line) {
        HistoryRecord record = RecordCodec.decode(query.environment(), line);
        if (record instanceof Outcome outcome) {
            outcomes.put(outcome.deployment(), outcome);
        } else if (record instanceof Intent intent) {
            for (Intent.Entry entry : intent.services()) {
                if (found.size() < query.limit()
                        && query.service().map(entry.service()::equals).orElse(true)) {
                    found.add(deployment(line.sequence(), intent, entry));
                }
            }
        }
    }

    private Deployment deployment(long number, Intent intent, Intent.Entry entry) {
        Optional<Outcome> outcome = outcome(number);
        Optional<Outcome.Entry> end = outcome.flatMap(of -> entry(of, entry.service()));
        Optional<Instant> finished = outcome.map(Outcome::at);
        Set<ResourceId> resources = end.map(Outcome.Entry::resources).orElse(entry.resources());
        return new Deployment(
                number,
                query.environment(),
                entry.service(),
                end.map(Outcome.Entry::state).orElse(Deployment.State.IN_PROGRESS),
                entry.from(),
                entry.to(),
                entry.desired(),
                intent.plan(),
                intent.initiator(),
                intent.at(),
                finished,
                end.map(Outcome.Entry::reason).orElse(""),
                entry.changes(),
                resources);
    }

    /** Seen on the way, or a little further than the reading began: runs of one environment follow each other. */
    private Optional<Outcome> outcome(long number) {
        long after = number;
        while (!outcomes.containsKey(number) && !open.contains(number)) {
            List<HistoryLine> lines = lines(after + 1 + HistoryScan.STEP, HistoryScan.STEP);
            long newest = lines.isEmpty() ? 0 : lines.get(0).sequence();
            if (newest <= after) {
                break;
            }
            for (HistoryLine line : lines) {
                if (line.sequence() > after
                        && RecordCodec.decode(query.environment(), line) instanceof Outcome outcome) {
                    outcomes.putIfAbsent(outcome.deployment(), outcome);
                }
            }
            after = newest;
        }
        return Optional.ofNullable(outcomes.get(number));
    }

    private List<HistoryLine> lines(long before, int limit) {
        operation.checkpoint();
        return store.read(query.environment(), before, limit, operation);
    }

    private static Optional<Outcome.Entry> entry(Outcome outcome, ServiceId service) {
        return outcome.services().stream()
                .filter(entry -> entry.service().equals(service))
                .findFirst();
    }
}
