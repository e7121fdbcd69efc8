package io.gitops4j.core.internal.run;

import io.gitops4j.api.Revision;
import io.gitops4j.api.ServicePlan;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a write is part of: a deployment, and the revision that it brings.
 *
 * @param deployment number of the recorded intent
 */
record Attempt(OptionalLong deployment, Optional<Revision> revision) {
    static Attempt of(long deployment, ServicePlan plan) {
        return new Attempt(OptionalLong.of(deployment), plan.revision());
    }
}
