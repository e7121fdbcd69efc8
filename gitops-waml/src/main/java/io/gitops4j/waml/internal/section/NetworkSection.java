package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.NameRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Services and container ports (B32, B33). Where neither is declared, a template that knows a service port brings one service under
 * the slug; {@code service: []} asks for none.
 */
final class NetworkSection implements Section {
    @Override
    public List<String> reads() {
        return List.of("service", "ports");
    }

    @Override
    public void read(Draft draft) {
        int before = draft.findings().errors();
        ContainerPorts ports = new ContainerPorts(draft);
        ServicePorts servicePorts = new ServicePorts(draft, ports);
        List<Network.Entry> services = new ArrayList<>();
        if (draft.lacks("service") && draft.lacks("ports")) {
            draft.service()
                    .template()
                    .servicePort()
                    .ifPresent(port -> services.add(new Network.Entry(
                            draft.id().slug(),
                            new NetworkService(
                                    draft.id().runtimeName(), Exposure.INTERNAL, servicePorts.ofTemplate(port, 0)))));
        }
        Map<String, MergedMapping> names = new HashMap<>();
        draft.values().list("service").ifPresent(list -> {
            for (MergedMapping service : list.mappings()) {
                unique(draft, service, names);
                services.add(service(draft, service, services.size(), servicePorts));
            }
        });
        if (draft.findings().errors() == before) {
            draft.network(new Network(List.copyOf(services), List.copyOf(ports.ports())));
            draft.container().ports(ports.ports());
            draft.spec().services(services.stream().map(Network.Entry::service).toList());
        }
    }

    private static Network.Entry service(Draft draft, MergedMapping service, int index, ServicePorts servicePorts) {
        String path = "services[" + index + "]";
        draft.origin(path, service);
        Optional<MergedScalar> name = service.scalar("name");
        name.ifPresent(scalar -> draft.origin(path + ".name", scalar));
        Optional<MergedScalar> type = service.scalar("type");
        type.ifPresent(scalar -> draft.origin(path + ".exposure", scalar));
        String declaredName = declaredName(draft, service);
        return new Network.Entry(
                declaredName,
                new NetworkService(
                        runtimeName(draft, service, declaredName),
                        ServicePorts.exposure(type),
                        servicePorts.read(service, declaredName, index)));
    }

    private static String declaredName(Draft draft, MergedMapping service) {
        return service.scalar("name").map(MergedScalar::text).orElse(draft.id().slug());
    }

    /** A variant runs beside the service itself, so its names carry the deploy ref as its resources do. */
    private static String runtimeName(Draft draft, MergedMapping service, String declaredName) {
        String ref = draft.id().ref();
        String name = ref.isEmpty() ? declaredName : declaredName + "-" + ref;
        if (name.length() > NameRule.LABEL) {
            draft.findings()
                    .error(
                            service,
                            Code.NAME,
                            "with its deploy ref the service is named " + name + ", which has " + name.length()
                                    + " characters, and at most " + NameRule.LABEL + " fit",
                            "shorten the service's name or the ref");
        }
        return name;
    }

    private static void unique(Draft draft, MergedMapping service, Map<String, MergedMapping> names) {
        String name = declaredName(draft, service);
        MergedMapping first = names.putIfAbsent(name, service);
        boolean bothNamed = first != null
                && first.scalar("name").isPresent()
                && service.scalar("name").isPresent();
        if (first != null && !bothNamed) {
            draft.findings()
                    .error(
                            service,
                            Code.DUP,
                            "this service is named " + name + ", as the one at " + first.seenFrom(service)
                                    + "; a service without a name takes the slug",
                            "give each its own name");
        }
    }
}
