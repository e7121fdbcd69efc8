package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedList;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The container's ports: those declared, or, where none are, those that services lead to. Not thread-safe. */
final class ContainerPorts {
    private final Draft draft;
    private final Optional<MergedList> declared;
    private final List<ContainerPort> ports = new ArrayList<>();

    ContainerPorts(Draft draft) {
        this.draft = draft;
        this.declared = draft.values().list("ports");
        declared.ifPresent(list -> list.mappings().forEach(this::declare));
    }

    List<ContainerPort> ports() {
        return ports;
    }

    private void declare(MergedMapping port) {
        Protocol protocol = protocol(port);
        port.scalar("number").ifPresent(number -> {
            String name = port.scalar("name").map(MergedScalar::text).orElseGet(() -> name(number.number(), protocol));
            add(new ContainerPort(name, number.number(), protocol), number);
        });
    }

    private void add(ContainerPort port, Merged place) {
        draft.origin("containers[0].ports[" + ports.size() + "].number", place);
        ports.add(port);
    }

    /** The container's port that a service port leads to; nothing after a finding. */
    Optional<Integer> target(MergedScalar target, String serviceName, String portName, Protocol protocol) {
        String wanted = target.text();
        Optional<ContainerPort> found = ports.stream()
                .filter(port -> port.protocol() == protocol)
                .filter(port -> port.name().equals(wanted)
                        || Integer.toString(port.number()).equals(wanted))
                .findFirst();
        if (found.isPresent()) {
            return found.map(ContainerPort::number);
        }
        boolean byName = !Character.isDigit(wanted.charAt(0));
        if (declared.isPresent() || byName) {
            draft.findings()
                    .error(
                            target,
                            Code.PORTMAP,
                            "service " + serviceName + " leads to the container's port " + wanted + "/"
                                    + protocol.name().toLowerCase(Locale.ROOT) + ", and the container has "
                                    + known(),
                            "name one of them, or add it to `ports`");
            return Optional.empty();
        }
        int number = target.number();
        boolean taken = ports.stream().anyMatch(port -> port.name().equals(portName));
        add(new ContainerPort(taken ? name(number, protocol) : portName, number, protocol), target);
        return Optional.of(number);
    }

    private String known() {
        return declared.map(list -> ports.isEmpty()
                        ? "none by `ports` at " + list.seenFrom(list)
                        : Network.describe(ports) + " by `ports` at " + list.seenFrom(list))
                .orElse("no named ports, as `ports` is missing");
    }

    static Protocol protocol(MergedMapping port) {
        return port.scalar("protocol")
                .filter(text -> text.text().equalsIgnoreCase("udp"))
                .map(udp -> Protocol.UDP)
                .orElse(Protocol.TCP);
    }

    /** The name of a port that has none. */
    static String name(int number, Protocol protocol) {
        return "port-" + number + (protocol == Protocol.UDP ? "-udp" : "");
    }
}
