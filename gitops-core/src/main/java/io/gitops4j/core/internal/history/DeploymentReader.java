package io.gitops4j.core.internal.history;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.HistoryQuery;
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

/** Answers one query: intents, newest first, each service joined with its outcome, which lies behind its intent. */
final class DeploymentReader {
    private final HistoryStore store;
    private final HistoryQuery query;
    private final Map<Long, Intent> open;
    private final Operation operation;
    private final Map<Long, Map<ServiceId, End>> ends = new HashMap<>();
    private final List<Deployment> found = new ArrayList<>();
    private long lookedAhead;

    private record End(Instant at, Outcome.Entry entry) {}

    /** @param open what has begun and not ended */
    DeploymentReader(HistoryStore store, HistoryQuery query, Map<Long, Intent> open, Operation operation) {
        this.store = store;
        this.query = query;
        this.open = open;
        this.operation = operation;
        this.lookedAhead = query.before() - 1;
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
            keep(outcome);
        } else if (record instanceof Intent intent) {
            for (Intent.Entry entry : intent.services()) {
                if (found.size() < query.limit()
                        && query.service().map(entry.service()::equals).orElse(true)) {
                    found.add(deployment(line.sequence(), intent, entry));
                }
            }
        }
    }

    private void keep(Outcome outcome) {
        Map<ServiceId, End> known = ends.computeIfAbsent(outcome.deployment(), none -> new HashMap<>());
        outcome.services().forEach(entry -> known.putIfAbsent(entry.service(), new End(outcome.at(), entry)));
    }

    private Deployment deployment(long number, Intent intent, Intent.Entry entry) {
        Optional<End> end = end(number, entry.service());
        return new Deployment(
                number,
                query.environment(),
                entry.service(),
                end.map(of -> of.entry().state()).orElse(Deployment.State.IN_PROGRESS),
                entry.from(),
                entry.to(),
                entry.desired(),
                intent.plan(),
                intent.initiator(),
                intent.at(),
                end.map(End::at),
                end.map(of -> of.entry().reason()).orElse(""),
                entry.changes(),
                end.map(of -> of.entry().resources()).orElse(entry.resources()),
                entry.commits(),
                entry.restores(),
                intent.runId());
    }

    /** Seen on the way, or further on than the reading began; nothing while it is open. */
    private Optional<End> end(long number, ServiceId service) {
        boolean stillOpen = Optional.ofNullable(open.get(number))
                .flatMap(intent -> intent.entry(service))
                .isPresent();
        Optional<End> end = seen(number, service);
        while (end.isEmpty() && !stillOpen && lookAhead()) {
            end = seen(number, service);
        }
        return end;
    }

    private Optional<End> seen(long number, ServiceId service) {
        return Optional.ofNullable(ends.get(number)).map(services -> services.get(service));
    }

    /** Reads one step beyond what was read so far; false at the end of the history. */
    private boolean lookAhead() {
        if (lookedAhead > Long.MAX_VALUE - 2 - HistoryScan.STEP) {
            return false;
        }
        List<HistoryLine> lines = lines(lookedAhead + 1 + HistoryScan.STEP, HistoryScan.STEP);
        long newest = lines.isEmpty() ? 0 : lines.get(0).sequence();
        if (newest <= lookedAhead) {
            return false;
        }
        for (HistoryLine line : lines) {
            if (line.sequence() > lookedAhead
                    && RecordCodec.decode(query.environment(), line) instanceof Outcome outcome) {
                keep(outcome);
            }
        }
        lookedAhead = newest;
        return true;
    }

    private List<HistoryLine> lines(long before, int limit) {
        operation.checkpoint();
        return store.read(query.environment(), before, limit, operation);
    }
}
