package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.api.spec.Protocol;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.target.nomad.NetworkMode;
import io.gitops4j.target.nomad.NomadOptions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Every port that a task listens on, by number, with the label that Nomad knows it by. A label stands for TCP and UDP together.
 * A port is either placed by Nomad or fixed to one port of every node.
 */
final class PortPlan {
    private final Map<Integer, String> labels = new LinkedHashMap<>();
    private final Map<Integer, Integer> fixed = new LinkedHashMap<>();

    private PortPlan() {}

    static PortPlan of(ServiceSpec spec, Findings findings) {
        PortPlan plan = new PortPlan();
        for (Container container : spec.containers()) {
            for (ContainerPort port : container.ports()) {
                plan.add(port.number(), port.name());
            }
        }
        reportUdp(spec, findings);
        for (int i = 0; i < spec.services().size(); i++) {
            plan.addService(spec.services().get(i), "services[" + i + "]", findings);
        }
        for (Container container : spec.containers()) {
            for (Probe probe : container.probes().values()) {
                if (probe.check().type() != ProbeCheck.Type.EXEC) {
                    plan.add(probe.check().port(), "port-" + probe.check().port());
                }
            }
        }
        return plan;
    }

    /** Of ports that no service leads to; those of services are told at the service. */
    private static void reportUdp(ServiceSpec spec, Findings findings) {
        for (int i = 0; i < spec.containers().size(); i++) {
            List<ContainerPort> ports = spec.containers().get(i).ports();
            for (int j = 0; j < ports.size(); j++) {
                ContainerPort port = ports.get(j);
                boolean served = spec.services().stream()
                        .flatMap(service -> service.ports().stream())
                        .anyMatch(
                                leading -> leading.targetPort() == port.number() && leading.protocol() == Protocol.UDP);
                if (port.protocol() == Protocol.UDP && !served) {
                    findings.info(
                            "NOMAD-UDP",
                            "containers[" + i + "].ports[" + j + "].protocol",
                            "port " + port.number()
                                    + " is reserved for TCP as well as UDP, as Nomad does not tell them apart",
                            "keep other services off that number");
                }
            }
        }
    }

    private void addService(NetworkService service, String path, Findings findings) {
        for (int i = 0; i < service.ports().size(); i++) {
            ServicePort port = service.ports().get(i);
            add(port.targetPort(), port.name());
            if (service.exposure() == Exposure.NODE_PORT) {
                fix(port, path + ".ports[" + i + "]", findings);
            }
        }
    }

    private void fix(ServicePort port, String path, Findings findings) {
        if (port.nodePort().isPresent()) {
            if (fixed.put(port.targetPort(), port.nodePort().getAsInt()) != null) {
                return; // TCP and UDP of one number
            }
            findings.warning(
                    "NOMAD-NODEPORT",
                    path + ".nodePort",
                    "the fixed port " + port.nodePort().getAsInt()
                            + " is open only on nodes that run an instance, and limits placement to one instance a node",
                    "use ingress or service discovery where you can");
        } else {
            findings.warning(
                    "NOMAD-NODEPORT",
                    path,
                    "a NodePort without a number gets another port on each node of Nomad",
                    "state nodePort");
        }
    }

    private void add(int number, String name) {
        if (!labels.containsKey(number)) {
            labels.put(number, labels.containsValue(name) ? name + "-" + number : name);
        }
    }

    boolean isEmpty() {
        return labels.isEmpty();
    }

    boolean hasFixed() {
        return !fixed.isEmpty();
    }

    /** The label of a port that a container, service or probe of this service names. */
    String label(int number) {
        return labels.getOrDefault(number, "");
    }

    /** Labels of the ports that this container declares; the main one also has those that only services and probes name. */
    List<String> labelsOf(Container container, boolean main) {
        List<String> own = new ArrayList<>();
        labels.forEach((number, label) -> {
            boolean declared = container.ports().stream().anyMatch(port -> port.number() == number);
            if (declared || main) {
                own.add(label);
            }
        });
        return own;
    }

    Map<String, Object> network(NomadOptions options) {
        // Without a network or container of its own a task listens on the node's port itself; there is nothing to map
        // to.
        boolean mapped =
                options.networkMode() == NetworkMode.BRIDGE || options.driver().runsImages();
        List<Map<String, Object>> dynamic = new ArrayList<>();
        List<Map<String, Object>> reserved = new ArrayList<>();
        labels.forEach((number, label) -> {
            Map<String, Object> port = new LinkedHashMap<>();
            port.put("Label", label);
            if (fixed.containsKey(number)) {
                port.put("Value", fixed.get(number));
            }
            if (mapped) {
                port.put("To", number);
            }
            (fixed.containsKey(number) ? reserved : dynamic).add(port);
        });
        Map<String, Object> network = new LinkedHashMap<>();
        network.put("Mode", options.networkMode().nativeName());
        if (!dynamic.isEmpty()) {
            network.put("DynamicPorts", dynamic);
        }
        if (!reserved.isEmpty()) {
            network.put("ReservedPorts", reserved);
        }
        return network;
    }
}
