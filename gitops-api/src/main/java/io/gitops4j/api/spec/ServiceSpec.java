package io.gitops4j.api.spec;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.MergePatch;
import io.gitops4j.api.Origin;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One service in one environment, as declared: everything that a target needs to run it, merged and checked, in words that no
 * single scheduler owns. Made by manifest parsers with {@link #builder}, rendered by targets.
 *
 * <p>Two specs are equal when they ask for the same; {@link #origins} do not count.
 */
public final class ServiceSpec {
    private final ServiceId id;
    private final String name;
    private final String namespace;
    private final String owner;
    private final String slack;
    private final String template;
    private final WorkloadKind workload;
    private final Optional<Schedule> schedule;
    private final List<Container> containers;
    private final List<Volume> volumes;
    private final List<NetworkService> services;
    private final List<Ingress> ingress;
    private final Scaling scaling;
    private final Optional<Autoscaling> autoscaling;
    private final List<Slo> slos;
    private final Map<String, String> labels;
    private final Map<String, String> options;
    private final List<String> dependencies;
    private final List<Link> links;
    private final Map<String, MergePatch> extensions;
    private final Origins origins;

    private ServiceSpec(Builder builder) {
        this.id = builder.id;
        this.name = builder.name;
        this.namespace = builder.namespace;
        this.owner = builder.owner;
        this.slack = builder.slack;
        this.template = builder.template;
        this.workload = builder.schedule.isPresent() ? WorkloadKind.CRON_JOB : WorkloadKind.SERVICE;
        this.schedule = builder.schedule;
        this.containers = builder.containers;
        this.volumes = builder.volumes;
        this.services = builder.services;
        this.ingress = builder.ingress;
        this.scaling = builder.scaling;
        this.autoscaling = builder.autoscaling;
        this.slos = builder.slos;
        this.labels = builder.labels;
        this.options = builder.options;
        this.dependencies = builder.dependencies;
        this.links = builder.links;
        this.extensions = builder.extensions;
        this.origins = builder.origins;
    }

    /** Starts a spec. */
    public static Builder builder(ServiceId id, String namespace) {
        return new Builder(id, namespace);
    }

    /** Which service. */
    public ServiceId id() {
        return id;
    }

    /** Its friendly name; the slug where none is declared. */
    public String name() {
        return name;
    }

    /** The namespace it runs in. */
    public String namespace() {
        return namespace;
    }

    /** Who answers for it, as written: an address or a team; may be empty. */
    public String owner() {
        return owner;
    }

    /** The channel for its notices, as written; may be empty. */
    public String slack() {
        return slack;
    }

    /** The template whose defaults lie under the manifest; may be empty. */
    public String template() {
        return template;
    }

    /** How it runs: a cron job if and only if there is a {@link #schedule}. */
    public WorkloadKind workload() {
        return workload;
    }

    /** When it runs, if it is a cron job. */
    public Optional<Schedule> schedule() {
        return schedule;
    }

    /** Never empty; the first is the main one, the one that ports and probes of the service are about. */
    public List<Container> containers() {
        return containers;
    }

    /** The main container. */
    public Container container() {
        return containers.get(0);
    }

    /** Those beside the main one, which start with it and end with it. */
    public List<Container> sidecars() {
        return containers.subList(1, containers.size());
    }

    /** Storage that its containers may mount, in the order declared, names unique. */
    public List<Volume> volumes() {
        return volumes;
    }

    /** The names under which it is reached, in the order declared. */
    public List<NetworkService> services() {
        return services;
    }

    /** Traffic from outside, in the order declared. */
    public List<Ingress> ingress() {
        return ingress;
    }

    /** How many instances, and how they are replaced. */
    public Scaling scaling() {
        return scaling;
    }

    /** Scaling by load, if wanted. */
    public Optional<Autoscaling> autoscaling() {
        return autoscaling;
    }

    /** Service level objectives. */
    public List<Slo> slos() {
        return slos;
    }

    /** Labels to show at the target, sorted by key. */
    public Map<String, String> labels() {
        return labels;
    }

    /**
     * Free options of the manifest that policies and plug-ins may read, sorted by key. No target shows them: what is to be seen
     * there is in {@link #labels}.
     */
    public Map<String, String> options() {
        return options;
    }

    /** Repositories of services that this one calls; informative. */
    public List<String> dependencies() {
        return dependencies;
    }

    /** Links for people. */
    public List<Link> links() {
        return links;
    }

    /**
     * Changes that the author wants on what a target makes of this service, by the id of the target's provider, sorted. A target
     * takes the entry of its own id and tells that it leaves the others.
     */
    public Map<String, MergePatch> extensions() {
        return extensions;
    }

    /** Where every value came from. */
    public Origins origins() {
        return origins;
    }

    /** A finding about the value at {@code specPath}, placed where that value was declared. */
    public Diagnostic diagnose(Severity severity, String code, String specPath, String what, String remedy) {
        Diagnostic.Builder finding =
                Diagnostic.error(code).what(what).remedy(remedy).path(specPath);
        Optional<Origin> origin = origins.at(specPath);
        origin.ifPresent(finding::at);
        return finding.build().withSeverity(severity);
    }

    /** Whether an image still waits for the deployed commit. */
    public boolean followsCommit() {
        return containers.stream()
                .anyMatch(c -> c.image().filter(Image::followsCommit).isPresent());
    }

    /** The same service with every image at the deployed commit. */
    public ServiceSpec atCommit(String commit) {
        if (!followsCommit()) {
            return this;
        }
        List<Container> resolved = new ArrayList<>();
        for (Container container : containers) {
            resolved.add(container
                    .image()
                    .map(image ->
                            container.toBuilder().image(image.atCommit(commit)).build())
                    .orElse(container));
        }
        return toBuilder().containers(resolved).build();
    }

    /** The same service as a builder. */
    public Builder toBuilder() {
        Builder copy = new Builder(id, namespace)
                .name(name)
                .owner(owner)
                .slack(slack)
                .template(template)
                .containers(containers)
                .volumes(volumes)
                .services(services)
                .ingress(ingress)
                .scaling(scaling)
                .slos(slos)
                .labels(labels)
                .options(options)
                .dependencies(dependencies)
                .links(links)
                .extensions(extensions)
                .origins(origins);
        schedule.ifPresent(copy::schedule);
        autoscaling.ifPresent(copy::autoscaling);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ServiceSpec that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    private List<Object> values() {
        return List.of(
                id,
                name,
                namespace,
                owner,
                slack,
                template,
                schedule,
                containers,
                volumes,
                services,
                ingress,
                scaling,
                autoscaling,
                slos,
                labels,
                options,
                dependencies,
                links,
                extensions);
    }

    @Override
    public String toString() {
        return "ServiceSpec(" + id + " in " + namespace + ")";
    }

    /** Collects the parts; not thread-safe. Every setter copies. */
    public static final class Builder {
        private final ServiceId id;
        private final String namespace;
        private String name;
        private String owner = "";
        private String slack = "";
        private String template = "";
        private Optional<Schedule> schedule = Optional.empty();
        private List<Container> containers = List.of();
        private List<Volume> volumes = List.of();
        private List<NetworkService> services = List.of();
        private List<Ingress> ingress = List.of();
        private Scaling scaling = new Scaling(1, CountOrPercent.count(1), CountOrPercent.count(0));
        private Optional<Autoscaling> autoscaling = Optional.empty();
        private List<Slo> slos = List.of();
        private Map<String, String> labels = Map.of();
        private Map<String, String> options = Map.of();
        private List<String> dependencies = List.of();
        private List<Link> links = List.of();
        private Map<String, MergePatch> extensions = Map.of();
        private Origins origins = Origins.NONE;

        private Builder(ServiceId id, String namespace) {
            this.id = Objects.requireNonNull(id, "id");
            this.namespace = Objects.requireNonNull(namespace, "namespace");
            this.name = id.slug();
        }

        /** The friendly name. */
        public Builder name(String value) {
            this.name = Objects.requireNonNull(value, "name");
            return this;
        }

        /** Who answers for it. */
        public Builder owner(String value) {
            this.owner = Objects.requireNonNull(value, "owner");
            return this;
        }

        /** The channel for notices. */
        public Builder slack(String value) {
            this.slack = Objects.requireNonNull(value, "slack");
            return this;
        }

        /** The template. */
        public Builder template(String value) {
            this.template = Objects.requireNonNull(value, "template");
            return this;
        }

        /** Makes it a cron job. */
        public Builder schedule(Schedule value) {
            this.schedule = Optional.of(value);
            return this;
        }

        /** The containers, the main one first. */
        public Builder containers(List<Container> value) {
            this.containers = List.copyOf(value);
            return this;
        }

        /** Storage that its containers may mount. */
        public Builder volumes(List<Volume> value) {
            this.volumes = List.copyOf(value);
            return this;
        }

        /** The names under which it is reached. */
        public Builder services(List<NetworkService> value) {
            this.services = List.copyOf(value);
            return this;
        }

        /** Traffic from outside. */
        public Builder ingress(List<Ingress> value) {
            this.ingress = List.copyOf(value);
            return this;
        }

        /** How many instances; 1 where nothing is said. */
        public Builder scaling(Scaling value) {
            this.scaling = Objects.requireNonNull(value, "scaling");
            return this;
        }

        /** Scaling by load. */
        public Builder autoscaling(Autoscaling value) {
            this.autoscaling = Optional.of(value);
            return this;
        }

        /** Objectives. */
        public Builder slos(List<Slo> value) {
            this.slos = List.copyOf(value);
            return this;
        }

        /** Labels. */
        public Builder labels(Map<String, String> value) {
            this.labels = Collections.unmodifiableMap(new TreeMap<>(value));
            return this;
        }

        /** Free options. */
        public Builder options(Map<String, String> value) {
            this.options = Collections.unmodifiableMap(new TreeMap<>(value));
            return this;
        }

        /** Repositories that it depends on. */
        public Builder dependencies(List<String> value) {
            this.dependencies = List.copyOf(value);
            return this;
        }

        /** Links. */
        public Builder links(List<Link> value) {
            this.links = List.copyOf(value);
            return this;
        }

        /** Changes on what a target makes of it, by the target's provider id. */
        public Builder extensions(Map<String, MergePatch> value) {
            this.extensions = Collections.unmodifiableMap(new TreeMap<>(value));
            return this;
        }

        /** Where the values came from. */
        public Builder origins(Origins value) {
            this.origins = Objects.requireNonNull(value, "origins");
            return this;
        }

        /** The spec; needs at least one container. */
        public ServiceSpec build() {
            if (containers.isEmpty()) {
                throw new IllegalStateException(id + " has no container");
            }
            return new ServiceSpec(this);
        }
    }
}
