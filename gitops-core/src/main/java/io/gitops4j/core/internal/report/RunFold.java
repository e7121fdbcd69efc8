package io.gitops4j.core.internal.report;

import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeState;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Hears runs, and puts what is worth telling into the outbox. Runs of one environment follow each other, so what is kept of a run is
 * used by one thread at a time.
 */
public final class RunFold implements ReconcileListener {
    private final Outbox outbox;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();

    /** For this outbox. */
    public RunFold(Outbox outbox) {
        this.outbox = outbox;
    }

    /** The run under way in one environment; a plan that nobody carries out has no such run, and is not told. */
    private static final class Run {
        private final String id;
        private Optional<Plan> plan = Optional.empty();
        private final Set<String> begun = new HashSet<>();

        private Run(String id) {
            this.id = id;
        }
    }

    @Override
    public void onEvent(ReconcileEvent event) {
        if (event.kind() == ReconcileEvent.Kind.RUN_STARTED) {
            runs.put(event.environment(), new Run(event.runId()));
            outbox.wake();
            return;
        }
        Run run = runs.get(event.environment());
        if (run == null || !run.id.equals(event.runId())) {
            return;
        }
        switch (event.kind()) {
            case PLANNED -> {
                run.plan = event.plan();
                planned(run, event.at());
            }
            case SERVICE_STARTED -> started(run, event);
            case RUN_FINISHED -> {
                runs.remove(event.environment());
                event.outcome().ifPresent(result -> finished(run, result, event.at()));
            }
            default -> {
                // Nothing that a report says.
            }
        }
    }

    private void planned(Run run, Instant at) {
        run.plan.ifPresent(plan -> plan.revisions()
                .values()
                .forEach(revision -> new Folding(plan, revision, run.id)
                        .begun(ForgeState.PENDING, at)
                        .ifPresent(outbox::tell)));
    }

    private void started(Run run, ReconcileEvent event) {
        run.plan.ifPresent(plan -> plan.services().stream()
                .filter(service ->
                        event.service().filter(service.service()::equals).isPresent())
                .forEach(service -> {
                    for (Revision revision : plan.revisions().values()) {
                        boolean concerned = service.revision().isEmpty()
                                || service.revision().get().equals(revision);
                        if (concerned && run.begun.add(revision.source())) {
                            new Folding(plan, revision, run.id)
                                    .begun(ForgeState.IN_PROGRESS, event.at())
                                    .ifPresent(outbox::tell);
                        }
                    }
                }));
    }

    private void finished(Run run, ReconcileResult result, Instant at) {
        run.plan.ifPresent(plan -> plan.revisions().values().forEach(revision -> {
            Folding folding = new Folding(plan, revision, run.id);
            if (result.plan().isPresent()) {
                outbox.tell(folding.finished(result, at));
            } else {
                result.failure().ifPresent(failure -> outbox.tell(folding.broken(failure, at)));
            }
        }));
    }
}
