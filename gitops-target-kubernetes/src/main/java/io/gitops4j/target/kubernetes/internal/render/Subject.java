package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.target.kubernetes.KubernetesOptions;
import io.gitops4j.target.kubernetes.internal.resource.Marks;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The service being rendered, with what all its objects have in common, and what was found on the way. One thread. */
final class Subject {
    private final ServiceSpec spec;
    private final KubernetesOptions options;
    private final Map<String, String> labels;
    private final Map<String, String> annotations;
    private final Files files;
    private final Set<String> sensitive = new TreeSet<>();
    private final List<Diagnostic> diagnostics = new ArrayList<>();

    Subject(ServiceSpec spec, String owner, KubernetesOptions options) {
        this.spec = spec;
        this.options = options;
        ServiceMetadata metadata = ServiceMetadata.of(spec, owner, diagnostics);
        this.labels = metadata.labels();
        this.annotations = metadata.annotations();
        this.files = Files.of(spec);
        sensitive.addAll(files.sensitiveKeys());
        spec.containers().stream()
                .flatMap(container -> container.env().stream())
                .filter(EnvVar::sensitive)
                .map(EnvVar::name)
                .forEach(sensitive::add);
    }

    ServiceSpec spec() {
        return spec;
    }

    KubernetesOptions options() {
        return options;
    }

    /** The name of the workload and of all that there is one of. */
    String name() {
        return spec.id().runtimeName();
    }

    /** Constant for the life of the service: a selector can never be changed. */
    Map<String, String> selector() {
        return Map.of(Marks.NAME, name());
    }

    /** The files of all its containers. */
    Files files() {
        return files;
    }

    Map<String, String> labels() {
        return labels;
    }

    /** Those of the labels that only this target sets. */
    List<String> marks() {
        return labels.keySet().stream().filter(Marks::reserved).toList();
    }

    List<Diagnostic> diagnostics() {
        return diagnostics;
    }

    void error(String code, String path, String what, String remedy) {
        diagnostics.add(spec.diagnose(Severity.ERROR, code, path, what, remedy));
    }

    void warning(String code, String path, String what, String remedy) {
        diagnostics.add(spec.diagnose(Severity.WARNING, code, path, what, remedy));
    }

    void info(String code, String path, String what, String remedy) {
        diagnostics.add(spec.diagnose(Severity.INFO, code, path, what, remedy));
    }

    /** What people read about the service, for its workload. */
    Map<String, String> annotations() {
        return annotations;
    }

    /** An object of this service; {@code content} is everything but {@code metadata}. */
    DesiredResource object(ResourceKind kind, String name, int stage, Map<String, String> annotations, Tree content) {
        return object(kind, name, stage, labels, annotations, content);
    }

    /** The same with further labels. */
    DesiredResource labelled(ResourceKind kind, String name, int stage, Map<String, String> more, Tree content) {
        Map<String, String> all = new TreeMap<>(more);
        all.putAll(labels);
        return object(kind, name, stage, all, Map.of(), content);
    }

    private DesiredResource object(
            ResourceKind kind,
            String name,
            int stage,
            Map<String, String> labelled,
            Map<String, String> annotations,
            Tree content) {
        Tree metadata = new Tree()
                .with("name", name)
                .with("namespace", spec.namespace())
                .with("labels", labelled)
                .with("annotations", annotations);
        Tree body = new Tree()
                .with("apiVersion", kind.apiVersion())
                .with("kind", kind.kind())
                .with("metadata", metadata);
        content.toMap().forEach(body::with);
        ResourceId id = new ResourceId(kind.id(), spec.namespace(), name);
        return DesiredResource.of(id, spec.id(), Document.of(body.toMap()))
                .atStage(stage)
                .masking(sensitive);
    }

    /** The same without annotations. */
    DesiredResource object(ResourceKind kind, String name, int stage, Tree content) {
        return object(kind, name, stage, Map.of(), content);
    }
}
