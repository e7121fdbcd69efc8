package io.gitops4j.target.kubernetes.internal.health;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.HealthRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.target.kubernetes.internal.client.ApiClient;
import io.gitops4j.target.kubernetes.internal.client.ObjectLists;
import io.gitops4j.target.kubernetes.internal.health.Look.Rollout;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Judges applied objects: by their own status, and rollouts also by their pods. */
public final class HealthReader {
    private final ObjectLooks objects;
    private final PodReader pods;

    /** Over a client that somebody else closes; {@code namespaces} are the only ones to list, all where empty. */
    public HealthReader(ApiClient client, ObjectLists lists, List<String> namespaces) {
        OwnerScope scope = new OwnerScope(namespaces);
        this.objects = new ObjectLooks(client, lists, scope);
        this.pods = new PodReader(lists, scope);
    }

    /** The verdict for each resource, in the order asked for. */
    public Map<ResourceId, HealthReport> read(HealthRequest request, Operation operation) {
        Map<ResourceId, Look> looks = look(request, operation);
        List<Rollout> rollouts = request.resources().stream()
                .map(resource -> Optional.ofNullable(looks.get(resource.id())).flatMap(Look::rollout))
                .flatMap(Optional::stream)
                .toList();
        Map<WorkloadName, List<PodSignal>> signals = rollouts.isEmpty()
                ? Map.of()
                : pods.signals(rollouts, request.owner(), operation).stream()
                        .collect(Collectors.groupingBy(PodSignal::workload));
        Map<ResourceId, HealthReport> reports = new LinkedHashMap<>();
        for (DesiredResource resource : request.resources()) {
            reports.put(resource.id(), report(resource.id(), looks, signals));
        }
        return reports;
    }

    private Map<ResourceId, Look> look(HealthRequest request, Operation operation) {
        Map<ResourceKind, Set<ResourceId>> byKind = new EnumMap<>(ResourceKind.class);
        for (DesiredResource resource : request.resources()) {
            ResourceKind.of(resource.id().kind())
                    .ifPresent(kind ->
                            byKind.computeIfAbsent(kind, any -> new TreeSet<>()).add(resource.id()));
        }
        Map<ResourceId, Look> looks = new HashMap<>();
        byKind.forEach((kind, ids) -> looks.putAll(objects.at(kind, ids, request.owner(), operation)));
        return looks;
    }

    private static HealthReport report(
            ResourceId id, Map<ResourceId, Look> looks, Map<WorkloadName, List<PodSignal>> signals) {
        Look look = looks.get(id);
        if (look == null) {
            return new HealthReport(HealthState.MISSING, id + " is not there");
        }
        List<PodSignal> told = look.rollout()
                .map(rollout -> signals.getOrDefault(rollout.workload(), List.of()))
                .orElse(List.of());
        return look.with(told);
    }
}
