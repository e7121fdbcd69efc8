package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ContainerPort;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.ProbeKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** One container of a pod. */
final class ContainerRenderer {
    private static final Pattern PORT_NAME = Pattern.compile("(?=.*[a-z])[a-z0-9]([a-z0-9-]{0,13}[a-z0-9])?");
    private static final Map<ProbeKind, String> PROBES = Map.of(
            ProbeKind.READINESS, "readinessProbe",
            ProbeKind.LIVENESS, "livenessProbe",
            ProbeKind.STARTUP, "startupProbe");

    private final Subject subject;
    private final EnvRenderer env;
    private final ProbeRenderer probe;

    ContainerRenderer(Subject subject) {
        this.subject = subject;
        this.env = new EnvRenderer(subject);
        this.probe = new ProbeRenderer(subject);
    }

    Tree render(Container container, String path) {
        InjectedSecrets.Command command = InjectedSecrets.command(subject, container, path);
        Tree tree = new Tree()
                .with("name", container.name())
                .with("image", image(container, path))
                .with(
                        "command",
                        command.command().stream().map(Literals::escaped).toList())
                .with("args", command.args().stream().map(Literals::escaped).toList())
                .with("ports", ports(container, path))
                .with("env", env.render(container, path + ".env"))
                .with("volumeMounts", new VolumeRenderer(subject).mounts(container))
                .with("securityContext", container.security().map(SecurityRenderer::render))
                .with(
                        "resources",
                        new Tree()
                                .with("requests", amounts(container.resources().requests()))
                                .with("limits", amounts(container.resources().limits())));
        container
                .probes()
                .forEach((kind, check) -> tree.with(
                        PROBES.getOrDefault(kind, kind.name()), probe.render(check, path + ".probes." + kind.name())));
        return tree;
    }

    private String image(Container container, String path) {
        if (container.image().isEmpty()) {
            subject.error(
                    "K8S-IMAGE",
                    path + ".image",
                    "container " + container.name() + " has no image, and Kubernetes runs nothing without",
                    "add image");
        }
        return container.image().map(Image::reference).orElse("");
    }

    private List<Map<String, Object>> ports(Container container, String path) {
        List<Map<String, Object>> ports = new ArrayList<>();
        for (ContainerPort port : container.ports()) {
            if (!PORT_NAME.matcher(port.name()).matches()) {
                subject.error(
                        "K8S-PORT-NAME",
                        path + ".ports[" + ports.size() + "].name",
                        "'" + port.name() + "' is no port name of Kubernetes",
                        "use at most 15 lower-case letters, digits and '-', at least one letter");
            }
            ports.add(new Tree()
                    .with("name", port.name())
                    .with("containerPort", port.number())
                    .with("protocol", port.protocol().name())
                    .toMap());
        }
        return ports;
    }

    private static Tree amounts(ComputeAmount amount) {
        Tree tree = new Tree();
        amount.cpuMillis().ifPresent(millis -> tree.with("cpu", Quantity.cpu(millis)));
        amount.memoryBytes().ifPresent(bytes -> tree.with("memory", Quantity.bytes(bytes)));
        return tree;
    }
}
