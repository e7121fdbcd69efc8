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

    private Container(Builder builder) {
        this.name = builder.name;
        this.image = builder.image;
        this.command = builder.command;
        this.args = builder.args;
        this.ports = builder.ports;
        this.env = builder.env;
        this.resources = builder.resources;
        this.probes = builder.probes;
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

    /** The same container as a builder. */
    public Builder toBuilder() {
        Builder copy = new Builder(name)
                .command(command)
                .args(args)
                .ports(ports)
                .env(env)
                .resources(resources)
                .probes(probes);
        image.ifPresent(copy::image);
        return copy;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Container that
                && name.equals(that.name)
                && image.equals(that.image)
                && command.equals(that.command)
                && args.equals(that.args)
                && ports.equals(that.ports)
                && env.equals(that.env)
                && resources.equals(that.resources)
                && probes.equals(that.probes);
    }

    @Override
    public int hashCode() {
        return Objects.hash(name, image, command, args, ports, env, resources, probes);
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

        /** The container. */
        public Container build() {
            return new Container(this);
        }
    }
}
