package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Hold;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A draft after the governor.
 *
 * @param services what each service needs, its released deletes included
 * @param holds deletes that do not go ahead
 */
record Released(SortedMap<ServiceId, ServicePlan> services, List<Hold> holds) {
    Released {
        services = Collections.unmodifiableSortedMap(new TreeMap<>(services));
        holds = List.copyOf(holds);
    }
}
