package io.gitops4j;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.core.internal.config.ConfigCheck;
import io.gitops4j.core.internal.config.ConfigFile;
import io.gitops4j.core.internal.config.ConfigPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Everything an engine is told: where services are declared, where they go, and how far it may go on its own. Built in code, or
 * read from a {@code gitops.yaml}. Immutable.
 *
 * <p>Options of plug-ins are kept raw; {@code GitOps.builder()} checks them against the providers that it finds.
 */
public final class GitOpsConfig {
    private final String owner;
    private final Map<String, PluginBinding> sources;
    private final List<PluginBinding> parsers;
    private final Map<String, EnvironmentConfig> environments;
    private final Map<String, PluginBinding> validators;
    private final Map<String, PluginBinding> policies;
    private final Map<String, PluginBinding> reporters;
    private final Map<String, PluginBinding> notifiers;
    private final PluginBinding store;
    private final Limits limits;
    private final Duration interval;
    private final Path workDirectory;
    private final Map<String, Position> positions;

    private GitOpsConfig(Builder builder) {
        this.owner = builder.owner;
        this.sources = Collections.unmodifiableMap(new TreeMap<>(builder.sources));
        this.parsers = builder.parsers;
        this.environments = Collections.unmodifiableMap(new TreeMap<>(builder.environments));
        this.validators = Collections.unmodifiableMap(new TreeMap<>(builder.validators));
        this.policies = Collections.unmodifiableMap(new TreeMap<>(builder.policies));
        this.reporters = Collections.unmodifiableMap(new TreeMap<>(builder.reporters));
        this.notifiers = Collections.unmodifiableMap(new TreeMap<>(builder.notifiers));
        this.limits = builder.limits;
        this.interval = builder.interval;
        this.workDirectory = builder.workDirectory;
        this.store = builder.store.orElseGet(() -> PluginBinding.of(
                "file", Map.of("path", builder.workDirectory.resolve("history").toString())));
        this.positions = Map.copyOf(builder.positions);
    }

    /** Starts a configuration; an owner is required. */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Reads a file.
     *
     * @throws GitOpsException CONFIG with every problem at once, each with its line
     */
    public static GitOpsConfig read(Path file) {
        return ConfigFile.read(file);
    }

    /**
     * Reads a configuration that was found elsewhere, for example in a Git repository.
     *
     * @param name of the file, for messages
     * @throws GitOpsException CONFIG with every problem at once, each with its line
     */
    public static GitOpsConfig parse(String name, byte[] content) {
        return ConfigFile.parse(name, content);
    }

    /**
     * The mark of what one owner has in one environment. The environment is part of it, so that two environments that share a
     * cluster or a folder do not take each other's resources for their own.
     */
    public static String mark(String owner, String environment) {
        return owner + "." + environment;
    }

    /** The same with this source in the place of the one of that name, for example to plan what another branch declares. */
    public GitOpsConfig withSource(String name, PluginBinding binding) {
        Builder changed = builder()
                .owner(owner)
                .parsers(parsers)
                .limits(limits)
                .store(store)
                .interval(interval)
                .workDirectory(workDirectory)
                .positions(positions);
        changed.sources.putAll(sources);
        changed.environments.putAll(environments);
        changed.validators.putAll(validators);
        changed.policies.putAll(policies);
        changed.reporters.putAll(reporters);
        changed.notifiers.putAll(notifiers);
        return new GitOpsConfig(changed.source(name, binding));
    }

    /** The first part of the {@link #mark} that every resource of this engine carries. */
    public String owner() {
        return owner;
    }

    /** Where services are declared, by name, sorted. */
    public Map<String, PluginBinding> sources() {
        return sources;
    }

    /** Asked in this order for each file; the first that accepts a path parses it. */
    public List<PluginBinding> parsers() {
        return parsers;
    }

    /** Where to deploy, by name, sorted. */
    public Map<String, EnvironmentConfig> environments() {
        return environments;
    }

    /** A team's own checks of declared services, for every environment, by name, sorted. */
    public Map<String, PluginBinding> validators() {
        return validators;
    }

    /** Policies that environments name, by name, sorted. */
    public Map<String, PluginBinding> policies() {
        return policies;
    }

    /** Which forges are told how it goes, by name, sorted. */
    public Map<String, PluginBinding> reporters() {
        return reporters;
    }

    /** Who is told of failures, recoveries, holds and rollbacks, by name, sorted. */
    public Map<String, PluginBinding> notifiers() {
        return notifiers;
    }

    /** Where the history is kept; by default in files under the work directory. */
    public PluginBinding store() {
        return store;
    }

    /** For environments that set none of their own. */
    public Limits limits() {
        return limits;
    }

    /** What holds for this environment: its own limits over the general ones. */
    public Limits limits(String environment) {
        EnvironmentConfig config = environments.get(environment);
        return config == null ? limits : config.limits().over(limits);
    }

    /** Time between two runs of a loop. */
    public Duration interval() {
        return interval;
    }

    /** For caches, for what forges and people are still to be told, and for the history by default; relative to the directory that the process runs in. */
    public Path workDirectory() {
        return workDirectory;
    }

    /**
     * Where a value was written, or the nearest value around it; nothing for what was built in code.
     *
     * @param path for example {@code environments.prod.options.kubeconfig} or {@code parsers[0].options}
     */
    public Optional<Position> position(String path) {
        return ConfigPath.nearest(positions, path);
    }

    @Override
    public String toString() {
        return "GitOpsConfig(" + owner + ", sources " + sources.keySet() + ", environments " + environments.keySet()
                + ")";
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private String owner = "";
        private final Map<String, PluginBinding> sources = new LinkedHashMap<>();
        private List<PluginBinding> parsers = List.of(PluginBinding.of("waml"));
        private final Map<String, EnvironmentConfig> environments = new LinkedHashMap<>();
        private final Map<String, PluginBinding> validators = new LinkedHashMap<>();
        private final Map<String, PluginBinding> policies = new LinkedHashMap<>();
        private final Map<String, PluginBinding> reporters = new LinkedHashMap<>();
        private final Map<String, PluginBinding> notifiers = new LinkedHashMap<>();
        private Limits limits = Limits.defaults();
        private Optional<PluginBinding> store = Optional.empty();
        private Duration interval = Duration.ofMinutes(1);
        private Path workDirectory = Path.of(".gitops4j");
        private final Map<String, Position> positions = new LinkedHashMap<>();

        private Builder() {}

        /** The mark of this engine; two engines at one target have different ones. */
        public Builder owner(String value) {
            this.owner = Objects.requireNonNull(value, "owner");
            return this;
        }

        /** Adds a source. */
        public Builder source(String name, PluginBinding binding) {
            sources.put(name, Objects.requireNonNull(binding, "binding"));
            return this;
        }

        /** Replaces the parsers, which are {@code waml} alone where nothing is said. */
        public Builder parsers(List<PluginBinding> value) {
            this.parsers = List.copyOf(value);
            return this;
        }

        /** Adds an environment. */
        public Builder environment(EnvironmentConfig value) {
            environments.put(value.name(), value);
            return this;
        }

        /** Adds a validator. */
        public Builder validator(String name, PluginBinding binding) {
            validators.put(name, Objects.requireNonNull(binding, "binding"));
            return this;
        }

        /** Adds a policy. */
        public Builder policy(String name, PluginBinding binding) {
            policies.put(name, Objects.requireNonNull(binding, "binding"));
            return this;
        }

        /** Adds a reporter. */
        public Builder reporter(String name, PluginBinding binding) {
            reporters.put(name, Objects.requireNonNull(binding, "binding"));
            return this;
        }

        /** Adds a notifier. */
        public Builder notifier(String name, PluginBinding binding) {
            notifiers.put(name, Objects.requireNonNull(binding, "binding"));
            return this;
        }

        /** The general limits. */
        public Builder limits(Limits value) {
            this.limits = Objects.requireNonNull(value, "limits");
            return this;
        }

        /** Where the history is kept. */
        public Builder store(PluginBinding value) {
            this.store = Optional.of(value);
            return this;
        }

        /** Time between two runs of a loop; a minute where nothing is said. */
        public Builder interval(Duration value) {
            this.interval = Objects.requireNonNull(value, "interval");
            return this;
        }

        /** For caches and, by default, the history; {@code .gitops4j} where nothing is said. */
        public Builder workDirectory(Path value) {
            this.workDirectory = Objects.requireNonNull(value, "workDirectory");
            return this;
        }

        /** Where values were written, by path, so that messages can point there. */
        public Builder positions(Map<String, Position> value) {
            positions.putAll(value);
            return this;
        }

        /**
         * The configuration.
         *
         * @throws GitOpsException CONFIG with every problem at once
         */
        public GitOpsConfig build() {
            GitOpsConfig config = new GitOpsConfig(this);
            List<Diagnostic> problems = ConfigCheck.problems(config);
            if (!problems.isEmpty()) {
                throw new GitOpsException(FailureKind.CONFIG, problems);
            }
            return config;
        }
    }
}
