package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Change;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A plan before anybody judged it.
 *
 * @param services what each declared service needs, without deletes
 * @param deletes everything of ours that nobody wants any more
 */
record Draft(SortedMap<ServiceId, ServicePlan> services, List<Change> deletes) {
    Draft {
        services = new TreeMap<>(services);
        deletes = List.copyOf(deletes);
    }
}
