package io.gitops4j.core.internal.run;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.core.internal.notice.Trail;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What the environments of an engine know of the past.
 *
 * @param environments by name
 */
record EngineTrail(Function<String, Environment> environments) implements Trail {
    @Override
    public List<Deployment> deployments(HistoryQuery query) {
        return environments.apply(query.environment()).desk().deployments(query);
    }

    @Override
    public Optional<Revision> deployed(String environment, ServiceId service) {
        return environments.apply(environment).desk().deployed(service);
    }

    @Override
    public Optional<Commit> changed(String environment, Optional<Revision> from, Revision to, Position manifest) {
        return environments.apply(environment).desk().changed(from, to, manifest);
    }
}
