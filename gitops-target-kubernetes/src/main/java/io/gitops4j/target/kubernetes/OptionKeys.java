package io.gitops4j.target.kubernetes;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.Secret;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The options by name, as they stand in a configuration, and how they become {@link KubernetesOptions}. */
final class OptionKeys {
    private static final ConfigKey<String> KUBECONFIG = ConfigKey.string(
            "kubeconfig",
            "kubeconfig file; without it and apiServer: a pod's service account, or the user's kubeconfig");
    private static final ConfigKey<String> CONTEXT =
            ConfigKey.string("context", "context in the kubeconfig, if not its current one");
    private static final ConfigKey<String> API_SERVER =
            ConfigKey.string("apiServer", "https address of the API server, instead of a kubeconfig");
    private static final ConfigKey<Secret> TOKEN =
            ConfigKey.secret("token", "bearer token for apiServer, or instead of the kubeconfig's");
    private static final ConfigKey<String> CA_FILE =
            ConfigKey.string("caFile", "PEM file with the certificates to trust, instead of the kubeconfig's");
    private static final ConfigKey<String> IMPERSONATE_USER =
            ConfigKey.string("impersonateUser", "user to act as; needs the right to impersonate");
    private static final ConfigKey<List<String>> IMPERSONATE_GROUPS =
            ConfigKey.list("impersonateGroups", "groups to act as").defaultsTo(List.of());
    private static final ConfigKey<Duration> REQUEST_TIMEOUT = ConfigKey.duration(
                    "requestTimeout", "how long one request may take")
            .defaultsTo(Duration.ofSeconds(30));
    private static final ConfigKey<Integer> REQUESTS_IN_FLIGHT = ConfigKey.integer(
                    "requestsInFlight", "how many requests may be under way at once")
            .defaultsTo(16);
    private static final ConfigKey<List<String>> NAMESPACES = ConfigKey.list(
                    "namespaces", "the only namespaces to look into; empty = the whole cluster")
            .defaultsTo(List.of());
    private static final ConfigKey<Boolean> CREATE_NAMESPACES = ConfigKey.bool(
                    "createNamespaces", "whether a service's namespace is made when absent")
            .defaultsTo(true);
    private static final ConfigKey<String> FIELD_MANAGER = ConfigKey.string(
                    "fieldManager", "our name in the server's records of who set which field; do not change it later")
            .defaultsTo("gitops4j");
    private static final ConfigKey<List<String>> PULL_SECRETS = ConfigKey.list(
                    "imagePullSecrets", "names of registry secrets, present in every namespace")
            .defaultsTo(List.of());
    private static final ConfigKey<Map<String, String>> SECRET_NAMES = ConfigKey.map(
                    "secretNames", "names of Secret objects by secret path; by default the path with hyphens")
            .defaultsTo(Map.of());
    private static final ConfigKey<String> SECRETS = ConfigKey.choice(
                    "secrets",
                    "how secrets reach pods: by a Secret, by an ExternalSecret, by Vault's agent injector",
                    "native",
                    "external-secrets",
                    "vault-injector")
            .defaultsTo("native");
    private static final ConfigKey<String> SECRET_STORE =
            ConfigKey.string("secretStore", "with external-secrets: the store that ExternalSecrets refer to");
    private static final ConfigKey<String> SECRET_STORE_KIND = ConfigKey.choice(
                    "secretStoreKind",
                    "with external-secrets: one store for the cluster, or one of that name in every namespace",
                    "ClusterSecretStore",
                    "SecretStore")
            .defaultsTo("ClusterSecretStore");
    private static final ConfigKey<Duration> SECRET_REFRESH = ConfigKey.duration(
                    "secretRefresh", "with external-secrets: how often the operator reads the store again")
            .defaultsTo(Duration.ofHours(1));
    private static final ConfigKey<String> VAULT_ROLE =
            ConfigKey.string("vaultRole", "with vault-injector: the role of the agents in Vault");
    private static final ConfigKey<String> VAULT_MOUNT = ConfigKey.string(
            "vaultMount",
            "with vault-injector: mount that secret paths are relative to; without it a path's first part is the mount");
    private static final ConfigKey<String> VAULT_KEY_VALUE = ConfigKey.choice(
                    "vaultKeyValueVersion", "with vault-injector: version of Vault's key-value engine", "1", "2")
            .defaultsTo("2");
    private static final ConfigKey<Duration> PROGRESS_DEADLINE = ConfigKey.duration(
                    "progressDeadline", "how long a rollout may go without progress before it has failed")
            .defaultsTo(Duration.ofMinutes(10));
    private static final ConfigKey<Integer> PAGE_SIZE = ConfigKey.integer(
                    "pageSize", "how many objects one page of a list holds")
            .defaultsTo(500);
    private static final ConfigKey<Boolean> PROMETHEUS_RULES = ConfigKey.bool(
                    "prometheusRules",
                    "whether rules of services are kept as PrometheusRule objects; needs the Prometheus Operator")
            .defaultsTo(false);
    private static final ConfigKey<Map<String, String>> PROMETHEUS_RULE_LABELS = ConfigKey.map(
                    "prometheusRuleLabels", "labels that the operator's ruleSelector asks for: `release: prometheus`")
            .defaultsTo(Map.of());
    private static final ConfigKey<String> PUBLIC_CLASS = ConfigKey.string(
            "publicIngressClass", "ingress class for public traffic; without it the cluster's default one");
    private static final ConfigKey<String> INTERNAL_CLASS =
            ConfigKey.string("internalIngressClass", "ingress class for internal traffic; without it none is let in");
    private static final ConfigKey<String> DOMAIN =
            ConfigKey.string("domain", "what is added behind the hostPrefix of an ingress");
    private static final ConfigKey<String> INTERNAL_DOMAIN = ConfigKey.string(
            "internalDomain", "what is added behind the hostPrefix of an internal ingress, if not domain");
    private static final ConfigKey<String> TLS_SECRET =
            ConfigKey.string("tlsSecret", "secret with one certificate for all hosts, present in every namespace");
    private static final ConfigKey<String> CLUSTER_ISSUER =
            ConfigKey.string("clusterIssuer", "cert-manager cluster issuer that makes a certificate for each ingress");
    private static final ConfigKey<Map<String, String>> INGRESS_ANNOTATIONS =
            ConfigKey.map("ingressAnnotations", "annotations for every ingress").defaultsTo(Map.of());

    /** All of them, in the order for people. */
    static final ConfigSpec SPEC = ConfigSpec.of(
            KUBECONFIG,
            CONTEXT,
            API_SERVER,
            TOKEN,
            CA_FILE,
            IMPERSONATE_USER,
            IMPERSONATE_GROUPS,
            NAMESPACES,
            CREATE_NAMESPACES,
            PUBLIC_CLASS,
            INTERNAL_CLASS,
            DOMAIN,
            INTERNAL_DOMAIN,
            TLS_SECRET,
            CLUSTER_ISSUER,
            INGRESS_ANNOTATIONS,
            PULL_SECRETS,
            SECRETS,
            SECRET_NAMES,
            SECRET_STORE,
            SECRET_STORE_KIND,
            SECRET_REFRESH,
            VAULT_ROLE,
            VAULT_MOUNT,
            VAULT_KEY_VALUE,
            PROMETHEUS_RULES,
            PROMETHEUS_RULE_LABELS,
            PROGRESS_DEADLINE,
            FIELD_MANAGER,
            REQUEST_TIMEOUT,
            REQUESTS_IN_FLIGHT,
            PAGE_SIZE);

    /** Those that a checker of secrets reads. */
    static final ConfigSpec CHECKER_SPEC = ConfigSpec.of(
            KUBECONFIG,
            CONTEXT,
            API_SERVER,
            TOKEN,
            CA_FILE,
            IMPERSONATE_USER,
            IMPERSONATE_GROUPS,
            SECRET_NAMES,
            REQUEST_TIMEOUT,
            REQUESTS_IN_FLIGHT);

    private OptionKeys() {}

    /** Throws CONFIG that names the option. */
    static KubernetesOptions read(PluginConfig config) {
        KubernetesOptions.Builder options = KubernetesOptions.builder()
                .connection(connection(config))
                .ingress(ingress(config))
                .namespaces(config.get(NAMESPACES))
                .createNamespaces(config.get(CREATE_NAMESPACES))
                .imagePullSecrets(config.get(PULL_SECRETS))
                .secretNames(config.get(SECRET_NAMES))
                .prometheusRules(config.get(PROMETHEUS_RULES));
        checked(SECRETS, () -> options.secrets(secrets(config)));
        checked(PROMETHEUS_RULE_LABELS, () -> options.prometheusRuleLabels(config.get(PROMETHEUS_RULE_LABELS)));
        checked(FIELD_MANAGER, () -> options.fieldManager(config.get(FIELD_MANAGER)));
        checked(PROGRESS_DEADLINE, () -> options.progressDeadline(config.get(PROGRESS_DEADLINE)));
        checked(PAGE_SIZE, () -> options.pageSize(config.get(PAGE_SIZE)));
        return options.build();
    }

    static Map<String, String> secretNames(PluginConfig config) {
        return config.get(SECRET_NAMES);
    }

    private static SecretOptions secrets(PluginConfig config) {
        SecretOptions.Builder secrets = SecretOptions.builder()
                .strategy(SecretStrategy.valueOf(
                        config.get(SECRETS).toUpperCase(Locale.ROOT).replace('-', '_')))
                .clusterStore(config.get(SECRET_STORE_KIND).equals("ClusterSecretStore"))
                .refresh(config.get(SECRET_REFRESH))
                .keyValueVersion(Integer.parseInt(config.get(VAULT_KEY_VALUE)));
        config.find(SECRET_STORE).ifPresent(secrets::store);
        config.find(VAULT_ROLE).ifPresent(secrets::vaultRole);
        config.find(VAULT_MOUNT).ifPresent(secrets::vaultMount);
        return secrets.build();
    }

    static KubernetesConnection connection(PluginConfig config) {
        KubernetesConnection.Builder connection =
                KubernetesConnection.builder().impersonateGroups(config.get(IMPERSONATE_GROUPS));
        config.find(KUBECONFIG).ifPresent(value -> checked(KUBECONFIG, () -> connection.kubeconfig(Path.of(value))));
        config.find(CONTEXT).ifPresent(connection::context);
        config.find(API_SERVER).ifPresent(value -> checked(API_SERVER, () -> connection.apiServer(URI.create(value))));
        config.find(TOKEN).ifPresent(connection::token);
        config.find(CA_FILE).ifPresent(value -> checked(CA_FILE, () -> connection.caFile(Path.of(value))));
        config.find(IMPERSONATE_USER).ifPresent(connection::impersonateUser);
        checked(REQUEST_TIMEOUT, () -> connection.requestTimeout(config.get(REQUEST_TIMEOUT)));
        checked(REQUESTS_IN_FLIGHT, () -> connection.requestsInFlight(config.get(REQUESTS_IN_FLIGHT)));
        return connection.build();
    }

    private static IngressOptions ingress(PluginConfig config) {
        IngressOptions.Builder ingress = IngressOptions.builder().annotations(config.get(INGRESS_ANNOTATIONS));
        config.find(PUBLIC_CLASS).ifPresent(ingress::publicClass);
        config.find(INTERNAL_CLASS).ifPresent(ingress::internalClass);
        config.find(DOMAIN).ifPresent(ingress::domain);
        config.find(INTERNAL_DOMAIN).ifPresent(ingress::internalDomain);
        config.find(TLS_SECRET).ifPresent(ingress::tlsSecret);
        config.find(CLUSTER_ISSUER).ifPresent(ingress::clusterIssuer);
        return ingress.build();
    }

    private static void checked(ConfigKey<?> key, Runnable setter) {
        try {
            setter.run();
        } catch (IllegalArgumentException e) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path(key.name())
                            .what(String.valueOf(e.getMessage()))
                            .remedy("mend the value of " + key.name())
                            .build(),
                    e);
        }
    }
}
