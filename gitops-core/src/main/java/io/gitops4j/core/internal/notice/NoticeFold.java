package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Contact;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ServiceId;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears runs, and puts what people have to know into the outbox. Runs of one environment follow each other, so what is kept of a run is
 * used by one thread at a time.
 */
public final class NoticeFold implements ReconcileListener {
    private static final Logger LOG = LoggerFactory.getLogger(NoticeFold.class);

    /** As far back as a new process looks for what its predecessor did not tell. */
    private static final int LOOK_BACK = 200;

    private final NoticeOutbox outbox;
    private final Trail trail;
    private final Map<String, Run> runs = new ConcurrentHashMap<>();
    private final Map<String, Map<ServiceId, Contact>> contacts = new ConcurrentHashMap<>();
    private final Set<String> caughtUp = ConcurrentHashMap.newKeySet();

    /** @param trail tells deployments, asked once for each environment, and who changed what is news */
    public NoticeFold(NoticeOutbox outbox, Trail trail) {
        this.outbox = outbox;
        this.trail = trail;
    }

    private static final class Run {
        private final String id;
        private Optional<Plan> plan = Optional.empty();
        private final Map<ServiceId, Observation.Return> restores = new HashMap<>();

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
            case PLANNED -> run.plan = event.plan();
            case ROLLBACK -> event.service().ifPresent(service -> returns(run, event, service));
            case RUN_FINISHED -> {
                runs.remove(event.environment());
                event.outcome().ifPresent(result -> finished(run, result, event.at()));
            }
            default -> {
                // Nothing that a notice says.
            }
        }
    }

    /** It has only begun, so the history still says what it takes the place of. */
    private void returns(Run run, ReconcileEvent event, ServiceId service) {
        event.restores()
                .ifPresent(number -> run.restores.put(
                        service, new Observation.Return(number, trail.deployed(event.environment(), service))));
    }

    private void finished(Run run, ReconcileResult result, Instant at) {
        Map<ServiceId, Contact> known =
                run.plan.map(plan -> remember(plan)).orElseGet(() -> contacts(result.environment()));
        List<Deployment> past = result.plan().isPresent() ? past(result.environment()) : List.of();
        Observation observation = new Observation(result, run.plan, run.restores, known, past, at);
        outbox.tell(observation, new Origins(observation, trail));
    }

    private Map<ServiceId, Contact> contacts(String environment) {
        return contacts.getOrDefault(environment, Map.of());
    }

    /** A manifest that cannot be read, or is gone, names nobody; then whoever it named before is meant. */
    private Map<ServiceId, Contact> remember(Plan plan) {
        Map<ServiceId, Contact> before = contacts(plan.environment());
        Map<ServiceId, Contact> now = new HashMap<>();
        plan.services().forEach(service -> {
            Contact contact = service.contact().equals(Contact.NONE)
                    ? before.getOrDefault(service.service(), Contact.NONE)
                    : service.contact();
            now.put(service.service(), contact);
        });
        plan.holds().stream().flatMap(hold -> hold.changes().stream()).forEach(change -> {
            Contact contact = before.getOrDefault(change.service(), Contact.NONE);
            now.putIfAbsent(change.service(), contact);
        });
        contacts.put(plan.environment(), now);
        return now;
    }

    private List<Deployment> past(String environment) {
        if (!caughtUp.add(environment)) {
            return List.of();
        }
        try {
            return trail.deployments(new HistoryQuery(environment, Optional.empty(), Long.MAX_VALUE, LOOK_BACK));
        } catch (GitOpsException e) {
            caughtUp.remove(environment);
            LOG.warn("what was not told before the start is looked for again: {}", e.getMessage());
            return List.of();
        }
    }
}
