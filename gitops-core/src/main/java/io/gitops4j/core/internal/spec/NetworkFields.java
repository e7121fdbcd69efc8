package io.gitops4j.core.internal.spec;

import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.NetworkService;
import io.gitops4j.api.spec.ServicePort;

/** How it is reached. */
final class NetworkFields {
    private NetworkFields() {}

    static Fields port(ContainerPort port) {
        return new Fields()
                .put("name", port.name())
                .put("number", port.number())
                .put("protocol", Words.of(port.protocol()));
    }

    static Fields service(NetworkService service) {
        return new Fields()
                .put("name", service.name())
                .put("exposure", Words.of(service.exposure()))
                .list("ports", service.ports(), NetworkFields::servicePort);
    }

    private static Fields servicePort(ServicePort port) {
        Fields fields = new Fields()
                .put("name", port.name())
                .put("number", port.number())
                .put("targetPort", port.targetPort());
        port.nodePort().ifPresent(number -> fields.put("nodePort", number));
        return fields.put("protocol", Words.of(port.protocol()));
    }

    static Fields ingress(Ingress ingress) {
        return new Fields()
                .put(
                        ingress.host().prefix() ? "hostPrefix" : "host",
                        ingress.host().value())
                .put("open", ingress.open())
                .list(
                        "paths",
                        ingress.paths(),
                        path -> new Fields()
                                .put("path", path.path())
                                .put("service", path.service())
                                .put("port", path.port()));
    }
}
