package io.gitops4j.target.kubernetes.internal.health;

import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.client.ListQuery;
import io.gitops4j.target.kubernetes.internal.client.ObjectLists;
import io.gitops4j.target.kubernetes.internal.health.Look.Rollout;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Asks pods why a rollout is not done: each workload's own for a few, all of the owner for many. Replica sets, which tell pods
 * of the present version from earlier ones, are read only where a pod has something to tell.
 */
final class PodReader {
    private final ObjectLists lists;
    private final OwnerScope scope;

    PodReader(ObjectLists lists, OwnerScope scope) {
        this.lists = lists;
        this.scope = scope;
    }

    /** What pods of the present versions tell. Where pods may not be read, they tell nothing. */
    List<PodSignal> signals(Collection<Rollout> rollouts, String owner, Operation operation) {
        List<PodSignal> signals = new ArrayList<>();
        for (ListQuery query : queries(ResourceKind.POD, rollouts, owner, false)) {
            signals.addAll(lists.read(query, PodSignal::of, operation).items());
        }
        Set<WorkloadName> telling = signals.stream().map(PodSignal::workload).collect(Collectors.toSet());
        List<Rollout> asked = rollouts.stream()
                .filter(rollout -> telling.contains(rollout.workload()))
                .toList();
        Map<WorkloadName, String> current = currentSets(asked, owner, operation);
        signals.removeIf(signal -> !signal.replicaSet().equals(current.get(signal.workload())));
        return signals;
    }

    /** The hash of the present version's replica set by workload. */
    private Map<WorkloadName, String> currentSets(Collection<Rollout> rollouts, String owner, Operation operation) {
        Set<Rollout> wanted = new HashSet<>(rollouts);
        Map<WorkloadName, String> current = new HashMap<>();
        for (ListQuery query : queries(ResourceKind.REPLICA_SET, rollouts, owner, true)) {
            lists.read(
                            query,
                            object -> Optional.of(ReplicaSetVersion.of(object))
                                    .filter(set -> wanted.contains(new Rollout(set.workload(), set.revision()))),
                            operation)
                    .items()
                    .forEach(set -> current.put(set.workload(), set.hash()));
        }
        return current;
    }

    private List<ListQuery> queries(
            ResourceKind kind, Collection<Rollout> rollouts, String owner, boolean metadataOnly) {
        if (rollouts.size() > OwnerScope.FEW) {
            return scope.queries(kind, owner, metadataOnly);
        }
        return rollouts.stream()
                .map(Rollout::workload)
                .map(workload -> new ListQuery(kind, workload.namespace(), workload.selector(), metadataOnly))
                .toList();
    }
}
