package io.gitops4j.core.internal.notice;

import io.gitops4j.api.Commit;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.spi.NoticeEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whose commit brought what a notice tells: the newest one that changed the service's manifest. Whoever pushed last to a repository of many
 * services has as a rule nothing to do with it. It never fails, and looks a bounded number of times. For one run.
 */
final class Origins {
    private static final Logger LOG = LoggerFactory.getLogger(Origins.class);

    /** A run that has more to tell names nobody for the rest. */
    static final int LOOKS = 20;

    private final Observation observation;
    private final Trail trail;
    private final Map<ServiceId, ServicePlan> plans = new HashMap<>();
    private final Map<Item, NoticeEntry> known = new HashMap<>();

    Origins(Observation observation, Trail trail) {
        this.observation = observation;
        this.trail = trail;
        observation.plan().ifPresent(plan -> plan.services().forEach(service -> plans.put(service.service(), service)));
    }

    /** The entry with its commit, where that is known. */
    NoticeEntry named(Item item) {
        NoticeEntry entry = item.entry();
        Optional<ServicePlan> plan = entry.service().map(plans::get);
        Optional<Revision> read = plan.flatMap(ServicePlan::revision);
        Optional<Position> manifest = plan.flatMap(ServicePlan::manifest);
        if (read.isEmpty() || manifest.isEmpty()) {
            return entry;
        }
        NoticeEntry named = known.get(item);
        if (named == null && known.size() < LOOKS) {
            named = look(item, read.get(), manifest.get())
                    .map(entry::withCommit)
                    .orElse(entry);
            known.put(item, named);
        }
        return named == null ? entry : named;
    }

    private Optional<Commit> look(Item item, Revision read, Position manifest) {
        String environment = observation.result().environment();
        try {
            return switch (item.entry().kind()) {
                // What is wrong came after what was right last.
                case FAILURE, HOLD ->
                    trail.changed(
                            environment,
                            trail.deployed(environment, item.entry().service().orElseThrow()),
                            read,
                            manifest);
                case RECOVERY, ROLLBACK ->
                    item.since()
                            .map(since -> new Revision(read.source(), since))
                            .flatMap(since -> trail.changed(environment, Optional.of(since), read, manifest));
            };
        } catch (GitOpsException e) {
            LOG.debug("nobody knows who brought {}: {}", item.entry(), e.getMessage());
            return Optional.empty();
        }
    }
}
