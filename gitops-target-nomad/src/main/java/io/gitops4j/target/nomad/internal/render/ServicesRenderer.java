package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.target.nomad.NomadOptions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The names under which instances register. Nomad registers one port under one name, so the first port of a service has the
 * service's name and each further one the name with the port's behind it.
 */
final class ServicesRenderer {
    private final NomadOptions options;
    private final ServiceSpec spec;
    private final PortPlan ports;
    private final Findings findings;

    ServicesRenderer(NomadOptions options, ServiceSpec spec, PortPlan ports, Findings findings) {
        this.options = options;
        this.spec = spec;
        this.ports = ports;
        this.findings = findings;
    }

    List<Map<String, Object>> services() {
        Map<RoutedPort, List<String>> tags = new TraefikTags(options.ingress(), spec, findings).byPort();
        List<NamedPort> services = new ArrayList<>();
        for (int i = 0; i < spec.services().size(); i++) {
            NetworkService service = spec.services().get(i);
            reportExposure(service, "services[" + i + "]");
            reportNumbers(service, "services[" + i + "].ports");
            Set<Integer> numbers = new HashSet<>();
            for (int j = 0; j < service.ports().size(); j++) {
                ServicePort port = service.ports().get(j);
                reportProtocol(port, "services[" + i + "].ports[" + j + "].protocol");
                if (numbers.add(port.number())) {
                    String name = numbers.size() == 1 ? service.name() : service.name() + "-" + port.name();
                    RoutedPort key = new RoutedPort(service.name(), port.number());
                    services.add(service(name, ports.label(port.targetPort()), tags.getOrDefault(key, List.of())));
                }
            }
        }
        new ChecksRenderer(options.serviceProvider(), spec, ports, findings).addTo(services, this::forChecks);
        return services.stream().map(NamedPort::block).toList();
    }

    /** Checks hang on a service; a workload that declares none gets one that only carries them. */
    private NamedPort forChecks(String portLabel) {
        return service(spec.id().runtimeName(), portLabel, List.of());
    }

    private NamedPort service(String name, String portLabel, List<String> tags) {
        return new NamedPort(name, options.serviceProvider().nativeName(), portLabel, tags);
    }

    private void reportExposure(NetworkService service, String path) {
        if (service.exposure() == Exposure.LOAD_BALANCER || service.exposure() == Exposure.EXTERNAL_NAME) {
            findings.error(
                    "NOMAD-SERVICE",
                    path + ".exposure",
                    "service " + service.name() + " is of type "
                            + (service.exposure() == Exposure.LOAD_BALANCER ? "LoadBalancer" : "ExternalName")
                            + ", and Nomad has nothing like it",
                    "use ingress, or type ClusterIP");
        }
    }

    private void reportNumbers(NetworkService service, String path) {
        if (!service.ports().isEmpty()) {
            findings.info(
                    "NOMAD-PORT",
                    path,
                    "callers do not find " + service.name() + " at "
                            + service.ports().stream()
                                    .map(port -> port.number() + " (" + port.name() + ")")
                                    .collect(Collectors.joining(", "))
                            + ", but by discovery at ports that Nomad chooses",
                    "let callers ask Nomad, or come in by ingress");
        }
    }

    private void reportProtocol(ServicePort port, String path) {
        if (port.protocol() == Protocol.UDP) {
            findings.info(
                    "NOMAD-UDP",
                    path,
                    "port " + port.number() + " is reserved for TCP as well as UDP, as Nomad does not tell them apart",
                    "keep other services off that number");
        }
    }
}
