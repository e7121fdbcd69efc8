package io.gitops4j.waml;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** How manifests are found and read. Immutable; {@link #defaults} fits most. */
public final class WamlOptions {
    private static final int MIB = 1 << 20;
    private static final int REPLICAS = 1_000;

    private final List<String> files;
    private final Map<String, String> templates;
    private final Map<String, BigDecimal> requestClasses;
    private final UnknownEnvironments unknownEnvironments;
    private final int maxBytes;
    private final int maxReplicas;
    private final Map<String, String> templateFiles;
    private final SortedSet<String> teams;

    private WamlOptions(Builder builder) {
        this.files = builder.files;
        this.templates = Collections.unmodifiableMap(new TreeMap<>(builder.templates));
        this.templateFiles = Collections.unmodifiableMap(new TreeMap<>(builder.templateFiles));
        this.teams = Collections.unmodifiableSortedSet(new TreeSet<>(builder.teams));
        this.requestClasses = Collections.unmodifiableMap(new TreeMap<>(builder.requestClasses));
        this.unknownEnvironments = builder.unknownEnvironments;
        this.maxBytes = builder.maxBytes;
        this.maxReplicas = builder.maxReplicas;
    }

    /** {@code .weave.yaml} in any folder, the built-in templates, warnings for unknown environments. */
    public static WamlOptions defaults() {
        return builder().build();
    }

    /** Starts with the defaults. */
    public static Builder builder() {
        return new Builder();
    }

    /** Patterns of manifests: without a slash of the file's name, with one of the whole path; {@code *} is anything. */
    public List<String> files() {
        return files;
    }

    /** The text of each template's defaults, by the template's name, sorted. */
    public Map<String, String> templates() {
        return templates;
    }

    /**
     * Paths of files in the manifests' own source that hold a template's defaults, by the template's name, sorted. They are read at
     * each revision, so a change of one changes the services that use it, and are preferred to {@link #templates} of that name.
     */
    public Map<String, String> templateFiles() {
        return templateFiles;
    }

    /** Teams that an owner may be, beside addresses; where there is none an owner may be any text. */
    public SortedSet<String> teams() {
        return teams;
    }

    /** Objectives in per cent by the name of a request class, sorted. */
    public Map<String, BigDecimal> requestClasses() {
        return requestClasses;
    }

    /** What a deploy id of no known environment is worth. */
    public UnknownEnvironments unknownEnvironments() {
        return unknownEnvironments;
    }

    /** The largest manifest, in bytes. */
    public int maxBytes() {
        return maxBytes;
    }

    /** The highest number of instances that a manifest may ask for. */
    public int maxReplicas() {
        return maxReplicas;
    }

    /** Collects options; not thread-safe. */
    public static final class Builder {
        private List<String> files = List.of(".weave.yaml");
        private final Map<String, String> templates = new TreeMap<>(BuiltInTemplates.texts());
        private Map<String, String> templateFiles = Map.of();
        private Set<String> teams = Set.of();
        private Map<String, BigDecimal> requestClasses = Map.of("critical", new BigDecimal("99.99"));
        private UnknownEnvironments unknownEnvironments = UnknownEnvironments.WARNING;
        private int maxBytes = MIB;
        private int maxReplicas = REPLICAS;

        private Builder() {}

        /** Patterns of manifests; at least one. */
        public Builder files(List<String> patterns) {
            if (patterns.isEmpty()) {
                throw new IllegalArgumentException("files needs at least one pattern");
            }
            this.files = List.copyOf(patterns);
            return this;
        }

        /** Adds a template, or replaces the built-in one of that name; the text is YAML, checked by {@link WamlParser}. */
        public Builder template(String name, String defaults) {
            this.templates.put(Objects.requireNonNull(name, "name"), Objects.requireNonNull(defaults, "defaults"));
            return this;
        }

        /** Templates in files of the manifests' own source: paths from its root, by template name. */
        public Builder templateFiles(Map<String, String> pathsByName) {
            this.templateFiles = Map.copyOf(pathsByName);
            return this;
        }

        /** Teams that an owner may be, beside addresses. */
        public Builder teams(Collection<String> names) {
            this.teams = Set.copyOf(names);
            return this;
        }

        /** Objectives in per cent, above 0 and below 100, by the name of a request class. */
        public Builder requestClasses(Map<String, BigDecimal> percentByName) {
            percentByName.forEach((name, percent) -> {
                if (percent.signum() <= 0 || percent.compareTo(BigDecimal.valueOf(100)) >= 0) {
                    throw new IllegalArgumentException(
                            "request class " + name + " needs an objective between 0 and 100, got " + percent);
                }
            });
            this.requestClasses = Map.copyOf(percentByName);
            return this;
        }

        /** What a deploy id of no known environment is worth. */
        public Builder unknownEnvironments(UnknownEnvironments value) {
            this.unknownEnvironments = Objects.requireNonNull(value, "unknownEnvironments");
            return this;
        }

        /** The largest manifest, in bytes; positive. */
        public Builder maxBytes(int bytes) {
            this.maxBytes = positive("maxBytes", bytes);
            return this;
        }

        /** The highest number of instances; positive. */
        public Builder maxReplicas(int replicas) {
            this.maxReplicas = positive("maxReplicas", replicas);
            return this;
        }

        private static int positive(String name, int value) {
            if (value < 1) {
                throw new IllegalArgumentException(name + " is positive, got " + value);
            }
            return value;
        }

        /** The options. */
        public WamlOptions build() {
            return new WamlOptions(this);
        }
    }
}
