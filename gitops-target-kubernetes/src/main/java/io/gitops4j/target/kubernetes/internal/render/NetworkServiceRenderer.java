package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.Exposure;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.ServicePort;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A name under which the pods are reached together. */
final class NetworkServiceRenderer {
    private final Subject subject;

    NetworkServiceRenderer(Subject subject) {
        this.subject = subject;
    }

    Optional<DesiredResource> render(NetworkService service, String path) {
        if (service.exposure() == Exposure.EXTERNAL_NAME) {
            subject.error(
                    "K8S-EXTERNAL-NAME",
                    path,
                    "service " + service.name() + " is a name for something outside, but nothing says for what",
                    "remove it, and call the other host by its own name");
            return Optional.empty();
        }
        if (service.ports().isEmpty()) {
            subject.error(
                    "K8S-SERVICE-PORTS",
                    path + ".ports",
                    "service " + service.name() + " has no port",
                    "add one, or remove it");
            return Optional.empty();
        }
        String name = Names.check(subject, path + ".name", service.name());
        Tree spec = new Tree()
                .with("type", type(service.exposure()))
                .with("selector", subject.selector())
                .with("ports", ports(service, path));
        return Optional.of(subject.object(ResourceKind.SERVICE, name, Stages.GROUND, new Tree().with("spec", spec)));
    }

    private List<Map<String, Object>> ports(NetworkService service, String path) {
        List<Map<String, Object>> ports = new ArrayList<>();
        for (ServicePort port : service.ports()) {
            Tree tree = new Tree()
                    .with("name", port.name())
                    .with("port", port.number())
                    .with("targetPort", port.targetPort())
                    .with("protocol", port.protocol().name());
            if (port.nodePort().isPresent()) {
                if (service.exposure() == Exposure.INTERNAL) {
                    subject.error(
                            "K8S-NODE-PORT",
                            path + ".ports[" + ports.size() + "].nodePort",
                            "nodePort " + port.nodePort().getAsInt() + " is on service " + service.name()
                                    + ", which is reached from within the cluster only",
                            "remove nodePort, or make the type NodePort");
                }
                tree.with("nodePort", port.nodePort().getAsInt());
            }
            ports.add(tree.toMap());
        }
        return ports;
    }

    private static String type(Exposure exposure) {
        return switch (exposure) {
            case NODE_PORT -> "NodePort";
            case LOAD_BALANCER -> "LoadBalancer";
            case INTERNAL, EXTERNAL_NAME -> "ClusterIP";
        };
    }
}
