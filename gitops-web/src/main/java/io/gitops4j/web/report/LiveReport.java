package io.gitops4j.web.report;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.DeploymentDiff;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.ServiceId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps the page of an engine: as a listener it remembers what each environment's last run planned, and it makes the page anew when it is
 * asked for after a run has ended, and never twice for the same. Thread-safe; memory is bounded by the number of services.
 */
public final class LiveReport implements ReconcileListener {
    /** How many deployments of an environment are compared with those before: each is read from its source once. */
    private static final int COMPARED = 10;

    private final ReportOptions options;
    private final Map<String, PlannedChanges> planned = new ConcurrentHashMap<>();
    private Map<Pair, DeploymentDiff> diffs = Map.of();
    private Optional<Made> made = Optional.empty();

    /** A page, and what it was made from. */
    private record Made(List<EnvironmentState> states, Map<String, PlannedChanges> planned, ReportPage page) {
        /** The engine replaces a state as a whole; comparing 10 000 services at every request would be a waste. */
        @SuppressWarnings("ReferenceEquality")
        boolean from(List<EnvironmentState> now, Map<String, PlannedChanges> plans) {
            if (now.size() != states.size() || !plans.equals(planned)) {
                return false;
            }
            for (int i = 0; i < now.size(); i++) {
                if (now.get(i) != states.get(i)) {
                    return false;
                }
            }
            return true;
        }
    }

    private record Pair(String environment, ServiceId service, long from, long to) {}

    /** Nothing is known yet. */
    public LiveReport(ReportOptions options) {
        this.options = Objects.requireNonNull(options, "options");
    }

    /** Hears how runs end; give this to the engine's builder. */
    @Override
    public void onEvent(ReconcileEvent event) {
        if (event.kind() == Kind.RUN_FINISHED) {
            event.outcome().flatMap(PlannedChanges::of).ifPresent(changes -> planned.put(event.environment(), changes));
        }
    }

    /** The page as it is now. The first to ask after a run waits until it is made, and reads the history. */
    public synchronized ReportPage page(GitOpsEngine engine) {
        List<EnvironmentState> states = new TreeSet<>(engine.environments())
                .stream().map(engine::status).toList();
        Map<String, PlannedChanges> plans = Map.copyOf(planned);
        if (made.isEmpty() || !made.get().from(states, plans)) {
            made = Optional.of(new Made(states, plans, make(engine, states, plans)));
        }
        return made.get().page();
    }

    private ReportPage make(GitOpsEngine engine, List<EnvironmentState> states, Map<String, PlannedChanges> plans) {
        List<EnvironmentReport> reports = new ArrayList<>();
        Map<Pair, DeploymentDiff> used = new HashMap<>();
        for (EnvironmentState state : states) {
            List<Deployment> history = history(engine, state.environment());
            Map<Pair, DeploymentDiff> compared = compared(engine, history);
            used.putAll(compared);
            reports.add(EnvironmentReport.builder(state)
                    .planned(Optional.ofNullable(plans.get(state.environment())))
                    .history(history)
                    .diffs(List.copyOf(compared.values()))
                    .build());
        }
        diffs = used;
        return Report.page(options, reports);
    }

    private List<Deployment> history(GitOpsEngine engine, String environment) {
        if (options.history() == 0) {
            return List.of();
        }
        try {
            return engine.history(new HistoryQuery(environment, Optional.empty(), Long.MAX_VALUE, options.history()));
        } catch (GitOpsException e) {
            // The page tells what is known; the runs tell of a store that is out of reach.
            return List.of();
        }
    }

    /** The newest deployments against the one before of the same service, as far as both are in the history that is shown. */
    private Map<Pair, DeploymentDiff> compared(GitOpsEngine engine, List<Deployment> history) {
        Map<Pair, DeploymentDiff> found = new HashMap<>();
        for (int i = 0; i < Math.min(COMPARED, history.size()); i++) {
            Deployment later = history.get(i);
            history.stream()
                    .skip(i + 1L)
                    .filter(earlier -> earlier.service().equals(later.service()))
                    .findFirst()
                    .filter(earlier -> earlier.to().isPresent() && later.to().isPresent())
                    .map(earlier -> new Pair(later.environment(), later.service(), earlier.number(), later.number()))
                    .ifPresent(pair -> diff(engine, pair).ifPresent(diff -> found.put(pair, diff)));
        }
        return found;
    }

    private Optional<DeploymentDiff> diff(GitOpsEngine engine, Pair pair) {
        DeploymentDiff known = diffs.get(pair);
        if (known != null) {
            return Optional.of(known);
        }
        try {
            return Optional.of(engine.diff(pair.environment(), pair.service(), pair.from(), pair.to()));
        } catch (GitOpsException e) {
            // A revision that its source does not have any more, for example.
            return Optional.empty();
        }
    }
}
