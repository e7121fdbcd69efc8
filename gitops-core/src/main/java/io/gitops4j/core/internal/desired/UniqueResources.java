package io.gitops4j.core.internal.desired;

import com.google.common.collect.Maps;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServiceId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Refuses services that would write the same resource. Which of them is right cannot be known, so all of them are refused. */
final class UniqueResources {
    private UniqueResources() {}

    static SortedMap<ServiceId, DesiredService> check(List<DesiredService> services) {
        int resources = services.stream()
                .mapToInt(service -> service.resources().size())
                .sum();
        Map<ResourceId, DesiredService> taken = Maps.newHashMapWithExpectedSize(resources);
        SortedMap<ServiceId, DesiredService> checked = new TreeMap<>();
        services.forEach(service -> checked.put(service.id(), service));
        for (DesiredService service : services) {
            for (DesiredResource resource : service.resources()) {
                DesiredService other = resource.lifecycle() == Lifecycle.CREATE_ONLY
                        ? null
                        : taken.putIfAbsent(resource.id(), service);
                if (other != null && !other.id().equals(service.id())) {
                    refuse(checked, service.id(), other, resource.id());
                    refuse(checked, other.id(), service, resource.id());
                }
            }
        }
        return checked;
    }

    private static void refuse(
            SortedMap<ServiceId, DesiredService> checked,
            ServiceId refused,
            DesiredService other,
            ResourceId resource) {
        checked.computeIfPresent(refused, (id, service) -> {
            List<Diagnostic> diagnostics = new ArrayList<>(service.diagnostics());
            diagnostics.add(Diagnostic.error("TARGET-DUP")
                    .at(service.manifest())
                    .what(resource + " of service '" + id + "' is also part of service '" + other.id() + "' at "
                            + other.manifest())
                    .remedy("give one of the two another name")
                    .build());
            return new DesiredService(
                    id,
                    service.revision(),
                    service.manifest(),
                    service.spec(),
                    service.resources(),
                    service.digest(),
                    diagnostics);
        });
    }
}
