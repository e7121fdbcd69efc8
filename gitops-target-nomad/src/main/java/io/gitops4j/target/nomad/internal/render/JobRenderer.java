package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Document;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.WorkloadKind;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Rendering;
import io.gitops4j.target.nomad.NomadOptions;
import io.gitops4j.target.nomad.internal.Kinds;
import io.gitops4j.target.nomad.internal.OwnerMark;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A service as one job, and its namespace. */
public final class JobRenderer {
    private static final String DEFAULT_NAMESPACE = "default";

    private final NomadOptions options;

    /** A renderer for one target. */
    public JobRenderer(NomadOptions options) {
        this.options = options;
    }

    /** Pure and deterministic. */
    public Rendering render(RenderRequest request) {
        ServiceSpec spec = request.spec();
        Findings findings = new Findings(spec);
        List<DesiredResource> resources = new ArrayList<>();
        if (options.createNamespaces() && !spec.namespace().equals(DEFAULT_NAMESPACE)) {
            resources.add(namespace(spec));
        }
        Document job = Document.of(job(request.owner(), spec, findings));
        resources.add(DesiredResource.of(
                        Kinds.job(spec.namespace(), spec.id().runtimeName()),
                        spec.id(),
                        new JobPatch(spec, findings)
                                .applyTo(
                                        job,
                                        OwnerMark.of(request.owner(), spec.id()).keySet()))
                .atStage(1)
                .masking(sensitiveNames(spec)));
        Unsupported.report(spec, findings);
        return new Rendering(resources, findings.all());
    }

    private Map<String, Object> job(String owner, ServiceSpec spec, Findings findings) {
        String name = spec.id().runtimeName();
        Map<String, Object> job = new LinkedHashMap<>();
        job.put("ID", name);
        job.put("Name", name);
        job.put("Namespace", spec.namespace());
        if (!options.connection().region().isEmpty()) {
            job.put("Region", options.connection().region());
        }
        job.put("Type", spec.workload() == WorkloadKind.CRON_JOB ? "batch" : "service");
        job.put("Datacenters", options.datacenters());
        job.put("Meta", OwnerMark.of(owner, spec.id()));
        job.put("UI", userInterface(spec));
        spec.schedule().ifPresent(schedule -> job.put("Periodic", PeriodicBlock.of(schedule, findings)));
        if (!options.constraints().isEmpty()) {
            job.put("Constraints", constraints());
        }
        options.spread()
                .ifPresent(attribute -> job.put("Spreads", List.of(ordered("Attribute", attribute, "Weight", 50))));
        job.put("TaskGroups", List.of(new GroupRenderer(options, spec, findings).group()));
        return job;
    }

    /** Shown in Nomad's interface, and no reason for a restart when it changes. */
    private static Map<String, Object> userInterface(ServiceSpec spec) {
        Map<String, Object> ui = new LinkedHashMap<>();
        ui.put("Description", String.join("\n\n", description(spec)));
        if (!spec.links().isEmpty()) {
            ui.put(
                    "Links",
                    spec.links().stream()
                            .map(link -> ordered("Label", link.title(), "Url", link.url()))
                            .toList());
        }
        return ui;
    }

    /** Paragraphs, as Nomad shows Markdown. */
    private static List<String> description(ServiceSpec spec) {
        List<String> lines = new ArrayList<>();
        lines.add(spec.name());
        addLine(lines, "Team", spec.owner());
        addLine(lines, "Channel", spec.slack());
        addLine(lines, "Template", spec.template());
        addLine(lines, "Depends on", String.join(", ", spec.dependencies()));
        addLine(
                lines,
                "Options",
                new TreeMap<>(spec.options())
                        .entrySet().stream()
                                .map(option -> option.getKey() + "=" + option.getValue())
                                .collect(Collectors.joining(", ")));
        return lines;
    }

    private static void addLine(List<String> lines, String what, String value) {
        if (!value.isEmpty()) {
            lines.add(what + ": " + value);
        }
    }

    private List<Map<String, Object>> constraints() {
        List<Map<String, Object>> constraints = new ArrayList<>();
        options.constraints().forEach((attribute, value) -> {
            Map<String, Object> constraint = ordered("LTarget", attribute, "RTarget", value);
            constraint.put("Operand", "=");
            constraints.add(constraint);
        });
        return constraints;
    }

    /** Two fields in this order; those of {@link Map#of} come in another one in every run. */
    private static Map<String, Object> ordered(String first, Object value, String second, Object other) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put(first, value);
        fields.put(second, other);
        return fields;
    }

    /** Shared by services, so it says nothing of this one. */
    private static DesiredResource namespace(ServiceSpec spec) {
        return DesiredResource.of(
                        Kinds.namespace(spec.namespace()), spec.id(), Document.of(Map.of("Name", spec.namespace())))
                .with(Lifecycle.CREATE_ONLY);
    }

    private static Set<String> sensitiveNames(ServiceSpec spec) {
        Set<String> names = new LinkedHashSet<>();
        boolean secretFile = spec.containers().stream()
                .flatMap(container -> container.files().stream())
                .anyMatch(ConfigFile::sensitive);
        if (secretFile) {
            names.add(TaskEnvironment.TEMPLATE_FIELD);
        }
        spec.containers().stream()
                .flatMap(container -> container.env().stream())
                .filter(EnvVar::sensitive)
                .forEach(variable -> {
                    names.add(variable.name());
                    if (TaskEnvironment.needsTemplate(variable)) {
                        names.add(TaskEnvironment.TEMPLATE_FIELD);
                    }
                });
        return names;
    }
}
