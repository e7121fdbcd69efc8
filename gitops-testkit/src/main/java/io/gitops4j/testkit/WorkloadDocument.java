package io.gitops4j.testkit;

import io.gitops4j.api.Document;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.Image;
import io.gitops4j.api.spec.Ingress;
import io.gitops4j.api.spec.Probe;
import io.gitops4j.api.spec.ProbeCheck;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.api.spec.ServiceSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Everything of a service that makes its workload another one, as a document. */
final class WorkloadDocument {
    private WorkloadDocument() {}

    static Document of(ServiceSpec spec) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", spec.workload().name());
        fields.put("labels", spec.labels());
        fields.put(
                "containers",
                spec.containers().stream().map(WorkloadDocument::container).toList());
        fields.put(
                "ingress",
                spec.ingress().stream().map(WorkloadDocument::ingress).toList());
        fields.put("replicas", spec.scaling().replicas());
        fields.put("maxSurge", spec.scaling().maxSurge().toString());
        fields.put("maxUnavailable", spec.scaling().maxUnavailable().toString());
        spec.autoscaling()
                .ifPresent(auto -> fields.put(
                        "autoscaling",
                        Fields.of(
                                "min",
                                auto.minReplicas(),
                                "max",
                                auto.maxReplicas(),
                                "cpuPercent",
                                auto.cpuPercent())));
        spec.schedule()
                .ifPresent(schedule -> fields.put(
                        "schedule",
                        Fields.of(
                                "cron", schedule.cron(),
                                "timeZone", schedule.timeZone(),
                                "concurrency", schedule.concurrency().name(),
                                "suspended", schedule.suspended())));
        return Document.of(fields);
    }

    private static Map<String, Object> container(Container container) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("name", container.name());
        container.image().map(Image::reference).ifPresent(image -> fields.put("image", image));
        fields.put("command", container.command());
        fields.put("args", container.args());
        fields.put(
                "ports",
                container.ports().stream()
                        .map(port -> Fields.of(
                                "name",
                                port.name(),
                                "number",
                                port.number(),
                                "protocol",
                                port.protocol().name()))
                        .toList());
        fields.put("env", container.env().stream().map(WorkloadDocument::env).toList());
        fields.put("requests", amount(container.resources().requests()));
        fields.put("limits", amount(container.resources().limits()));
        Map<String, Object> probes = new LinkedHashMap<>();
        container.probes().forEach((kind, probe) -> probes.put(kind.name(), probe(probe)));
        fields.put("probes", probes);
        return fields;
    }

    private static Map<String, Object> env(EnvVar variable) {
        return variable.secret()
                .map(secret -> Fields.of("name", variable.name(), "from", reference(secret)))
                .orElseGet(() -> Fields.of(
                        "name", variable.name(), "value", variable.literal().orElse("")));
    }

    private static String reference(SecretReference secret) {
        return secret.path() + "#" + secret.key() + "#" + secret.version();
    }

    private static Map<String, Object> amount(ComputeAmount amount) {
        Map<String, Object> fields = new LinkedHashMap<>();
        amount.cpuMillis().ifPresent(cpu -> fields.put("cpuMillis", cpu));
        amount.memoryBytes().ifPresent(memory -> fields.put("memoryBytes", memory));
        return fields;
    }

    private static Map<String, Object> probe(Probe probe) {
        ProbeCheck check = probe.check();
        return Fields.of(
                "type", check.type().name(),
                "port", check.port(),
                "path", check.path(),
                "command", check.command(),
                "initialDelay", probe.initialDelay().toString(),
                "interval", probe.interval().toString(),
                "timeout", probe.timeout().toString(),
                "failureThreshold", probe.failureThreshold());
    }

    private static Map<String, Object> ingress(Ingress ingress) {
        return Fields.of(
                "host", ingress.host().value(),
                "prefix", ingress.host().prefix(),
                "open", ingress.open(),
                "paths",
                        ingress.paths().stream()
                                .map(path -> List.of(path.path(), path.service(), path.port()))
                                .toList());
    }
}
