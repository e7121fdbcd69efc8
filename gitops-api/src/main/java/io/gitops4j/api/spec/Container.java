package io.gitops4j.api.spec;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** One container of a workload. */
public final class Container {
    private final String name;
    private final Optional<Image> image;
    private final List<String> command;
    private final List<String> args;
    private final List<ContainerPort> ports;
    private final List<EnvVar> env;
    private final Resources resources;
    private final Map<ProbeKind, Probe> probes;
    private final List<ConfigFile> files;
    private final List<VolumeMount> mounts;
    private final Optional<Security> security;

    private Container(Builder builder) {
        this.name = builder.name;
        this.image = builder.image;
        this.command = builder.command;
        this.args = builder.args;
        this.ports = builder.ports;
        this.env = builder.env;
        this.resources = builder.resources;
        this.probes = builder.probes;
        this.files = builder.files;
        this.mounts = builder.mounts;
        this.security = builder.security;
    }

    /** Starts a container of that name. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** Unique within the workload. */
    public String name() {
        return name;
    }

    /** What runs, if the manifest or its defaults say so; some drivers of a target need none. */
    public Optional<Image> image() {
        return image;
    }

    /** Replaces the image's entry point; empty = the image's own. */
    public List<String> command() {
        return command;
    }

    /** Replaces the image's arguments; empty = the image's own. */
    public List<String> args() {
        return args;
    }

    /** In the order declared. */
    public List<ContainerPort> ports() {
        return ports;
    }

    /** In the order declared, names unique. */
    public List<EnvVar> env() {
        return env;
    }

    /** What it needs and may use. */
    public Resources resources() {
        return resources;
    }

    /** Its health checks. */
    public Map<ProbeKind, Probe> probes() {
        return probes;
    }

    /** Files that are put into it, in the order declared, paths unique. */
    public List<ConfigFile> files() {
        return files;
    }

    /** Volumes of the service that it sees, in the order declared. */
    public List<VolumeMount> mounts() {
        return mounts;
    }

    /** What it may do on its node, if anything is said. */
    public Optional<Security> security() {
        return security;
    }

    /** The same container as a builder. */
    public Builder toBuilder() {
        Builder copy = new Builder(name)
                .command(command)
                .args(args)
                .ports(ports)
                .env(env)
                .resources(resources)
                .probes(probes)
                .files(files)
                .mounts(mounts);
        image.ifPresent(copy::image);
        security.ifPresent(copy::security);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Container that && values().equals(that.values());
    }

    @Override
    public int hashCode() {
        return values().hashCode();
    }

    private List<Object> values() {
        return List.of(name, image, command, args, ports, env, resources, probes, files, mounts, security);
    }

    @Override
    public String toString() {
        return "Container(" + name + image.map(i -> ", " + i.reference()).orElse("") + ")";
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final String name;
        private Optional<Image> image = Optional.empty();
        private List<String> command = List.of();
        private List<String> args = List.of();
        private List<ContainerPort> ports = List.of();
        private List<EnvVar> env = List.of();
        private Resources resources = Resources.UNSTATED;
        private Map<ProbeKind, Probe> probes = Map.of();
        private List<ConfigFile> files = List.of();
        private List<VolumeMount> mounts = List.of();
        private Optional<Security> security = Optional.empty();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** What runs. */
        public Builder image(Image value) {
            this.image = Optional.of(value);
            return this;
        }

        /** Replaces the image's entry point. */
        public Builder command(List<String> value) {
            this.command = List.copyOf(value);
            return this;
        }

        /** Replaces the image's arguments. */
        public Builder args(List<String> value) {
            this.args = List.copyOf(value);
            return this;
        }

        /** Ports it listens on. */
        public Builder ports(List<ContainerPort> value) {
            this.ports = List.copyOf(value);
            return this;
        }

        /** Environment variables. */
        public Builder env(List<EnvVar> value) {
            this.env = List.copyOf(value);
            return this;
        }

        /** What it needs and may use. */
        public Builder resources(Resources value) {
            this.resources = Objects.requireNonNull(value, "resources");
            return this;
        }

        /** Health checks. */
        public Builder probes(Map<ProbeKind, Probe> value) {
            this.probes = value.isEmpty() ? Map.of() : Collections.unmodifiableMap(new EnumMap<>(value));
            return this;
        }

        /** Files that are put into it. */
        public Builder files(List<ConfigFile> value) {
            this.files = List.copyOf(value);
            return this;
        }

        /** Volumes that it sees. */
        public Builder mounts(List<VolumeMount> value) {
            this.mounts = List.copyOf(value);
            return this;
        }

        /** What it may do on its node. */
        public Builder security(Security value) {
            this.security = Optional.of(value);
            return this;
        }

        /** The container. */
        public Container build() {
            return new Container(this);
        }
    }
}
