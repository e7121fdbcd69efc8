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
    private final Map<Item, NoticeEntry> known = new HashMap<>();

    Origins(Observation observation, Trail trail) {
        this.observation = observation;
        this.trail = trail;
    }

    /** The entry with its commit, where that is known. */
    NoticeEntry named(Item item) {
        NoticeEntry entry = item.entry();
        NoticeEntry named = known.get(item);
        if (named == null && entry.service().isPresent() && known.size() < LOOKS) {
            named = entry.service()
                    .flatMap(this::planned)
                    .flatMap(plan -> look(item, plan))
                    .map(entry::withCommit)
                    .orElse(entry);
            known.put(item, named);
        }
        return named == null ? entry : named;
    }

    /** Looked for only where there is news: most runs have none, and thousands of services. */
    private Optional<ServicePlan> planned(ServiceId service) {
        return observation.plan().stream()
                .flatMap(plan -> plan.services().stream())
                .filter(plan -> plan.service().equals(service))
                .findFirst();
    }

    private Optional<Commit> look(Item item, ServicePlan plan) {
        return plan.revision().flatMap(read -> plan.manifest().flatMap(manifest -> look(item, read, manifest)));
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
