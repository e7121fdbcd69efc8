package io.gitops4j.core.internal.plan;

import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * What earlier runs left, as far as a plan depends on it.
 *
 * @param inventory what the history knows to be ours; asked for only when something is to go
 * @param deployed whether a service was ever deployed successfully
 * @param rollingOut services whose last deployment is neither healthy nor failed yet
 */
public record Past(Supplier<Set<ResourceId>> inventory, Predicate<ServiceId> deployed, Set<ServiceId> rollingOut) {
    /** Copies the set. */
    public Past {
        rollingOut = Set.copyOf(rollingOut);
    }
}
