package io.gitops4j;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/** A place to deploy to, as configured. Immutable. */
public final class EnvironmentConfig {
    private final String name;
    private final Optional<PluginBinding> target;
    private final Optional<PluginBinding> renderTo;
    private final Optional<PluginBinding> secretChecker;
    private final Map<String, String> labels;
    private final List<String> sources;
    private final List<String> policies;
    private final Optional<List<String>> reporters;
    private final Optional<List<String>> notifiers;
    private final Limits limits;
    private final Optional<RuleOptions> rules;

    private EnvironmentConfig(Builder builder) {
        this.name = builder.name;
        this.target = builder.target;
        this.renderTo = builder.renderTo;
        this.secretChecker = builder.secretChecker;
        this.labels = builder.labels;
        this.sources = builder.sources;
        this.policies = builder.policies;
        this.reporters = builder.reporters;
        this.notifiers = builder.notifiers;
        this.limits = builder.limits;
        this.rules = builder.rules;
    }

    /** Starts an environment; its name is the deploy id that manifests use. */
    public static Builder named(String name) {
        return new Builder(name);
    }

    /** The deploy id that manifests use. */
    public String name() {
        return name;
    }

    /** Where to; absent where the embedder hands a ready-made target to the engine's builder. */
    public Optional<PluginBinding> target() {
        return target;
    }

    /** Where what the target renders is kept instead of being deployed; absent where the target itself is written to. */
    public Optional<PluginBinding> renderTo() {
        return renderTo;
    }

    /** Who says whether secrets are there; absent where nobody is asked, or the embedder hands a ready-made one to the builder. */
    public Optional<PluginBinding> secretChecker() {
        return secretChecker;
    }

    /** For policies and reports, sorted by key: {@code class: production}. */
    public Map<String, String> labels() {
        return labels;
    }

    /** The sources that it is deployed from; empty for all of them. */
    public List<String> sources() {
        return sources;
    }

    /** The policies that judge its plans, in order. */
    public List<String> policies() {
        return policies;
    }

    /** The reporters that tell forges how it goes; absent for all of them. */
    public Optional<List<String>> reporters() {
        return reporters;
    }

    /** The notifiers that tell people of it; absent for all of them. */
    public Optional<List<String>> notifiers() {
        return notifiers;
    }

    /** What it sets of its own; {@link GitOpsConfig#limits(String)} has the result. */
    public Limits limits() {
        return limits;
    }

    /** How alert and recording rules are made; absent where none are. */
    public Optional<RuleOptions> rules() {
        return rules;
    }

    @Override
    public String toString() {
        return name + target.map(binding -> " on " + binding).orElse("");
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private final String name;
        private Optional<PluginBinding> target = Optional.empty();
        private Optional<PluginBinding> renderTo = Optional.empty();
        private Optional<PluginBinding> secretChecker = Optional.empty();
        private Map<String, String> labels = Map.of();
        private List<String> sources = List.of();
        private List<String> policies = List.of();
        private Optional<List<String>> reporters = Optional.empty();
        private Optional<List<String>> notifiers = Optional.empty();
        private Limits limits = Limits.defaults();
        private Optional<RuleOptions> rules = Optional.empty();

        private Builder(String name) {
            this.name = Objects.requireNonNull(name, "name");
        }

        /** Where to. */
        public Builder target(PluginBinding value) {
            this.target = Optional.of(value);
            return this;
        }

        /** Keeps what the target renders, for another program to deploy; nothing is sent to the target. */
        public Builder renderTo(PluginBinding value) {
            this.renderTo = Optional.of(value);
            return this;
        }

        /** Asked whether the secrets are there that services refer to. */
        public Builder secretChecker(PluginBinding value) {
            this.secretChecker = Optional.of(value);
            return this;
        }

        /** For policies and reports. */
        public Builder labels(Map<String, String> value) {
            this.labels = Collections.unmodifiableMap(new TreeMap<>(value));
            return this;
        }

        /** Only from these sources. */
        public Builder sources(List<String> value) {
            this.sources = List.copyOf(value);
            return this;
        }

        /** Judged by these policies. */
        public Builder policies(List<String> value) {
            this.policies = List.copyOf(value);
            return this;
        }

        /** Told of by these reporters only. */
        public Builder reporters(List<String> value) {
            this.reporters = Optional.of(List.copyOf(value));
            return this;
        }

        /** Told of by these notifiers only. */
        public Builder notifiers(List<String> value) {
            this.notifiers = Optional.of(List.copyOf(value));
            return this;
        }

        /** Its own limits; what they do not set, the general ones do. */
        public Builder limits(Limits value) {
            this.limits = Objects.requireNonNull(value, "limits");
            return this;
        }

        /** Makes alert and recording rules. */
        public Builder rules(RuleOptions value) {
            this.rules = Optional.of(value);
            return this;
        }

        /** The environment. */
        public EnvironmentConfig build() {
            return new EnvironmentConfig(this);
        }
    }
}
