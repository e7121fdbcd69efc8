package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.Link;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.target.kubernetes.internal.resource.Marks;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Labels and annotations of a service. What machines select by are labels; what people read, such as the team's address, are
 * annotations, as a label cannot hold it and a change of it must not restart pods.
 *
 * @param labels of every object and pod
 * @param annotations of the workload, never of pods
 */
record ServiceMetadata(Map<String, String> labels, Map<String, String> annotations) {
    static ServiceMetadata of(ServiceSpec spec, String owner, List<Diagnostic> findings) {
        Map<String, String> labels = new TreeMap<>();
        Map<String, String> annotations = new TreeMap<>();
        spec.labels().forEach((key, value) -> {
            if (Marks.reserved(key)) {
                findings.add(spec.diagnose(
                        Severity.WARNING,
                        "K8S-LABEL",
                        "labels." + key,
                        "label " + key + " is set by the engine, so the declared value is not used",
                        "remove it"));
            } else if (!Marks.isLabelKey(key)) {
                findings.add(spec.diagnose(
                        Severity.ERROR,
                        "K8S-LABEL",
                        "labels." + key,
                        "'" + key + "' is no label key of Kubernetes",
                        "use letters, digits, '-', '_' and '.', at most 63, with an optional DNS prefix and '/'"));
            } else if (Marks.isLabelValue(value)) {
                labels.put(key, value);
            } else {
                annotations.put(key, value);
                findings.add(spec.diagnose(
                        Severity.WARNING,
                        "K8S-LABEL",
                        "labels." + key,
                        "'" + value + "' is no label value of Kubernetes, so it becomes an annotation",
                        "use at most 63 letters, digits, '-', '_' and '.'"));
            }
        });
        labels.putAll(Marks.of(owner, spec.id()));
        put(annotations, "display-name", spec.name().equals(spec.id().slug()) ? "" : spec.name());
        put(annotations, "team", spec.owner());
        put(annotations, "slack", spec.slack());
        put(annotations, "template", spec.template());
        put(annotations, "dependencies", String.join(" ", spec.dependencies()));
        put(
                annotations,
                "options",
                new TreeMap<>(spec.options())
                        .entrySet().stream()
                                .map(option -> option.getKey() + "=" + option.getValue())
                                .collect(Collectors.joining("\n")));
        put(
                annotations,
                "links",
                spec.links().stream().map(ServiceMetadata::text).collect(Collectors.joining("\n")));
        return new ServiceMetadata(labels, annotations);
    }

    private static String text(Link link) {
        return link.title() + " " + link.url();
    }

    private static void put(Map<String, String> annotations, String name, String value) {
        if (!value.isEmpty()) {
            annotations.put("gitops4j.io/" + name, value);
        }
    }
}
