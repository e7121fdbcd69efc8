package io.gitops4j.target.kubernetes;

import io.gitops4j.target.kubernetes.internal.resource.Marks;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/** Everything that a {@link KubernetesTarget} can be told. Immutable. */
public final class KubernetesOptions {
    private final KubernetesConnection connection;
    private final IngressOptions ingress;
    private final List<String> namespaces;
    private final boolean createNamespaces;
    private final String fieldManager;
    private final List<String> imagePullSecrets;
    private final Map<String, String> secretNames;
    private final SecretOptions secrets;
    private final Duration progressDeadline;
    private final int pageSize;
    private final boolean prometheusRules;
    private final Map<String, String> prometheusRuleLabels;

    private KubernetesOptions(Builder builder) {
        this.connection = builder.connection;
        this.ingress = builder.ingress;
        this.namespaces = builder.namespaces;
        this.createNamespaces = builder.createNamespaces;
        this.fieldManager = builder.fieldManager;
        this.imagePullSecrets = builder.imagePullSecrets;
        this.secretNames = builder.secretNames;
        this.secrets = builder.secrets;
        this.progressDeadline = builder.progressDeadline;
        this.pageSize = builder.pageSize;
        this.prometheusRules = builder.prometheusRules;
        this.prometheusRuleLabels = builder.prometheusRuleLabels;
    }

    /**
     * Starts with: whatever the surroundings connect to, the whole cluster, namespaces made when absent, field manager
     * {@code gitops4j}, 10 minutes for a rollout, lists in pages of 500.
     */
    public static Builder builder() {
        return new Builder();
    }

    /** How to reach the API server. */
    public KubernetesConnection connection() {
        return connection;
    }

    /** How the cluster lets traffic in. */
    public IngressOptions ingress() {
        return ingress;
    }

    /** The only namespaces to look into, for an account that may not list cluster-wide; empty = all. */
    public List<String> namespaces() {
        return namespaces;
    }

    /** Whether a service's namespace is made when absent; otherwise it must be there. */
    public boolean createNamespaces() {
        return createNamespaces;
    }

    /** Our name in the server's records of who set which field. Changing it on a live cluster orphans fields. */
    public String fieldManager() {
        return fieldManager;
    }

    /** Names of secrets for the registry, present in every namespace. */
    public List<String> imagePullSecrets() {
        return imagePullSecrets;
    }

    /**
     * The name of the Secret object that holds a secret path; a path that is not here is turned into a name by itself, with a
     * hyphen for each character that a name cannot have: {@code team/db} is the Secret {@code team-db}.
     */
    public Map<String, String> secretNames() {
        return secretNames;
    }

    /** How the cluster gives secrets to pods. */
    public SecretOptions secrets() {
        return secrets;
    }

    /** How long a rollout may go without progress before the cluster calls it failed. */
    public Duration progressDeadline() {
        return progressDeadline;
    }

    /** How many objects one page of a list holds. */
    public int pageSize() {
        return pageSize;
    }

    /** Whether the rules of services are kept, as PrometheusRule objects; the cluster needs the Prometheus Operator. */
    public boolean prometheusRules() {
        return prometheusRules;
    }

    /** Labels that the operator selects PrometheusRule objects by, beside those of every object; sorted. */
    public Map<String, String> prometheusRuleLabels() {
        return prometheusRuleLabels;
    }

    /** Collects the parts; not thread-safe. */
    public static final class Builder {
        private KubernetesConnection connection = KubernetesConnection.builder().build();
        private IngressOptions ingress = IngressOptions.builder().build();
        private List<String> namespaces = List.of();
        private boolean createNamespaces = true;
        private String fieldManager = "gitops4j";
        private List<String> imagePullSecrets = List.of();
        private Map<String, String> secretNames = Map.of();
        private SecretOptions secrets = SecretOptions.builder().build();
        private Duration progressDeadline = Duration.ofMinutes(10);
        private int pageSize = 500;
        private boolean prometheusRules;
        private Map<String, String> prometheusRuleLabels = Map.of();

        private Builder() {}

        /** How to reach the API server. */
        public Builder connection(KubernetesConnection value) {
            this.connection = Objects.requireNonNull(value, "connection");
            return this;
        }

        /** How the cluster lets traffic in. */
        public Builder ingress(IngressOptions value) {
            this.ingress = Objects.requireNonNull(value, "ingress");
            return this;
        }

        /** The only namespaces to look into. */
        public Builder namespaces(List<String> value) {
            this.namespaces = List.copyOf(value);
            return this;
        }

        /** Whether a service's namespace is made when absent. */
        public Builder createNamespaces(boolean value) {
            this.createNamespaces = value;
            return this;
        }

        /** Our name as a field manager, 1 to 128 characters. */
        public Builder fieldManager(String value) {
            if (value.isEmpty() || value.length() > 128) {
                throw new IllegalArgumentException("fieldManager has 1 to 128 characters, got '" + value + "'");
            }
            this.fieldManager = value;
            return this;
        }

        /** Secrets for the registry. */
        public Builder imagePullSecrets(List<String> value) {
            this.imagePullSecrets = List.copyOf(value);
            return this;
        }

        /** Names of Secret objects by secret path. */
        public Builder secretNames(Map<String, String> value) {
            this.secretNames = Collections.unmodifiableMap(new TreeMap<>(value));
            return this;
        }

        /** How the cluster gives secrets to pods. */
        public Builder secrets(SecretOptions value) {
            this.secrets = Objects.requireNonNull(value, "secrets");
            return this;
        }

        /** How long a rollout may go without progress, at least a second. */
        public Builder progressDeadline(Duration value) {
            if (value.toSeconds() < 1) {
                throw new IllegalArgumentException("progressDeadline is at least 1 s, got " + value);
            }
            this.progressDeadline = value;
            return this;
        }

        /** How many objects one page of a list holds, at least 1. */
        public Builder pageSize(int value) {
            if (value < 1) {
                throw new IllegalArgumentException("pageSize is at least 1, got " + value);
            }
            this.pageSize = value;
            return this;
        }

        /** Whether the rules of services are kept as PrometheusRule objects. */
        public Builder prometheusRules(boolean value) {
            this.prometheusRules = value;
            return this;
        }

        /** Labels that the operator selects PrometheusRule objects by; those of the target itself are not changed by it. */
        public Builder prometheusRuleLabels(Map<String, String> value) {
            value.forEach((name, text) -> {
                if (!Marks.isLabelKey(name) || !Marks.isLabelValue(text) || Marks.reserved(name)) {
                    throw new IllegalArgumentException("'" + name + ": " + text + "' is no label that can be added");
                }
            });
            this.prometheusRuleLabels = Collections.unmodifiableMap(new TreeMap<>(value));
            return this;
        }

        /** The options. */
        public KubernetesOptions build() {
            return new KubernetesOptions(this);
        }
    }
}
