package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedList;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The ports of services, each led to a port of the container. */
final class ServicePorts {
    private static final String TEMPLATE_PORT = "http";

    private final Draft draft;
    private final ContainerPorts containerPorts;

    ServicePorts(Draft draft, ContainerPorts containerPorts) {
        this.draft = draft;
        this.containerPorts = containerPorts;
    }

    static Exposure exposure(Optional<MergedScalar> type) {
        return switch (type.map(MergedScalar::text).orElse("")) {
            case "NodePort" -> Exposure.NODE_PORT;
            case "LoadBalancer" -> Exposure.LOAD_BALANCER;
            default -> Exposure.INTERNAL;
        };
    }

    List<ServicePort> read(MergedMapping service, String serviceName, int index) {
        Optional<MergedList> declared = service.list("ports");
        if (declared.isEmpty()) {
            return undeclared(service, index);
        }
        boolean nodePorts = exposure(service.scalar("type")) == Exposure.NODE_PORT;
        List<ServicePort> ports = new ArrayList<>();
        for (MergedMapping port : declared.get().mappings()) {
            Optional<ServicePort> read = port(port, serviceName, path(index, ports.size()));
            read.ifPresent(ports::add);
            port.scalar("nodePort").filter(number -> !nodePorts).ifPresent(this::needsType);
        }
        return ports;
    }

    private List<ServicePort> undeclared(MergedMapping service, int index) {
        Optional<MergedScalar> port = draft.service().template().servicePort();
        if (port.isPresent()) {
            return ofTemplate(port.get(), index);
        }
        draft.findings()
                .error(
                        service,
                        Code.REQUIRED,
                        "the service has no ports, and the template "
                                + draft.service().template().name() + " knows none",
                        "add `ports` to the service");
        return List.of();
    }

    /** The one port of a service that declares none. */
    List<ServicePort> ofTemplate(MergedScalar port, int index) {
        draft.origin(path(index, 0) + ".number", port);
        return containerPorts
                .target(port, draft.id().slug(), TEMPLATE_PORT, Protocol.TCP)
                .map(target -> List.of(
                        new ServicePort(TEMPLATE_PORT, port.number(), target, OptionalInt.empty(), Protocol.TCP)))
                .orElse(List.of());
    }

    private Optional<ServicePort> port(MergedMapping port, String serviceName, String path) {
        MergedScalar number = port.scalar("number").orElseThrow();
        Protocol protocol = ContainerPorts.protocol(port);
        String name = port.scalar("name")
                .map(MergedScalar::text)
                .orElseGet(() -> ContainerPorts.name(number.number(), protocol));
        MergedScalar targetPort = port.scalar("targetPort").orElse(number);
        draft.origin(path + ".number", number);
        draft.origin(path + ".targetPort", targetPort);
        Optional<MergedScalar> nodePort = port.scalar("nodePort");
        nodePort.ifPresent(scalar -> draft.origin(path + ".nodePort", scalar));
        port.scalar("name").ifPresent(scalar -> draft.origin(path + ".name", scalar));
        port.scalar("protocol").ifPresent(scalar -> draft.origin(path + ".protocol", scalar));
        OptionalInt onNodes =
                nodePort.map(scalar -> OptionalInt.of(scalar.number())).orElse(OptionalInt.empty());
        return containerPorts
                .target(targetPort, serviceName, name, protocol)
                .map(target -> new ServicePort(name, number.number(), target, onNodes, protocol));
    }

    private void needsType(MergedScalar nodePort) {
        draft.findings()
                .error(
                        nodePort,
                        Code.PORT,
                        "nodePort " + nodePort.text() + " needs a service of type NodePort",
                        "add `type: NodePort` to the service, or take nodePort out");
    }

    private static String path(int service, int port) {
        return "services[" + service + "].ports[" + port + "]";
    }
}
