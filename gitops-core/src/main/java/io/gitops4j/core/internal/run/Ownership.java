package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServicePlan;
import java.util.HashSet;
import java.util.Set;

/** Which resources belong to a service: what the inventory is made of. Shared resources belong to nobody. */
final class Ownership {
    private Ownership() {}

    /** Everything that the plan wants, and everything that it would delete and so still is there. */
    static Set<ResourceId> of(ServicePlan plan) {
        Set<ResourceId> ids = new HashSet<>();
        for (Change change : plan.changes()) {
            boolean shared = change.desired()
                    .map(DesiredResource::lifecycle)
                    .filter(Lifecycle.CREATE_ONLY::equals)
                    .isPresent();
            if (!shared) {
                ids.add(change.id());
            }
        }
        return ids;
    }
}
