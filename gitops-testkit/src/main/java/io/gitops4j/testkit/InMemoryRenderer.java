package io.gitops4j.testkit;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.Rendering;
import io.gitops4j.spi.RuleGroup;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Expresses a service in the terms of {@link InMemoryTarget}. */
final class InMemoryRenderer {
    private static final int SERVICE_STAGE = 0;
    private static final int WORKLOAD_STAGE = 1;

    private InMemoryRenderer() {}

    static Rendering render(ServiceSpec spec, List<RuleGroup> rules) {
        List<DesiredResource> resources = new ArrayList<>();
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (int i = 0; i < spec.services().size(); i++) {
            NetworkService service = spec.services().get(i);
            resources.add(service(spec, service).atStage(SERVICE_STAGE));
            if (service.exposure() == Exposure.LOAD_BALANCER) {
                diagnostics.add(spec.diagnose(
                        Severity.WARNING,
                        "MEMORY-EXPOSURE",
                        "services[" + i + "].exposure",
                        "service " + service.name() + " asks for a load balancer, and memory has none",
                        "reach it from within"));
            }
        }
        resources.add(workload(spec).atStage(WORKLOAD_STAGE));
        if (!rules.isEmpty()) {
            ResourceId id =
                    new ResourceId("memory/rules", spec.namespace(), spec.id().runtimeName());
            resources.add(
                    DesiredResource.of(id, spec.id(), RuleGroup.file(rules)).atStage(WORKLOAD_STAGE));
        }
        return new Rendering(resources, diagnostics);
    }

    private static DesiredResource service(ServiceSpec spec, NetworkService service) {
        ResourceId id = new ResourceId("memory/service", spec.namespace(), service.name());
        return DesiredResource.of(
                id,
                spec.id(),
                Document.of(Fields.of(
                        "workload",
                        spec.id().runtimeName(),
                        "exposure",
                        service.exposure().name(),
                        "ports",
                        service.ports().stream().map(InMemoryRenderer::port).toList())));
    }

    private static Map<String, Object> port(ServicePort port) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", port.name());
        fields.put("number", port.number());
        fields.put("targetPort", port.targetPort());
        fields.put("protocol", port.protocol().name());
        port.nodePort().ifPresent(number -> fields.put("nodePort", number));
        return fields;
    }

    private static DesiredResource workload(ServiceSpec spec) {
        ResourceId id =
                new ResourceId("memory/workload", spec.namespace(), spec.id().runtimeName());
        Set<String> secrets = spec.containers().stream()
                .flatMap(container -> container.env().stream())
                .filter(EnvVar::sensitive)
                .map(EnvVar::name)
                .collect(Collectors.toSet());
        return DesiredResource.of(id, spec.id(), WorkloadDocument.of(spec)).masking(secrets);
    }
}
