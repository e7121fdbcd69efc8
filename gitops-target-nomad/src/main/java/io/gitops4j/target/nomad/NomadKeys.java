package io.gitops4j.target.nomad;

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
import java.util.Map;
import java.util.Optional;

/** The options as a configuration writes them. */
final class NomadKeys {
    static final ConfigKey<String> ADDRESS = ConfigKey.string(
                    "address", "where the agent's HTTP API listens, such as https://nomad.example.com:4646")
            .required();
    static final ConfigKey<Secret> TOKEN = ConfigKey.secret("token", "ACL token");
    static final ConfigKey<String> CA_FILE =
            ConfigKey.string("caFile", "PEM file with the certificates to trust instead of the JVM's");
    static final ConfigKey<String> REGION =
            ConfigKey.string("region", "Nomad region; the agent's own where nothing is said");
    static final ConfigKey<Duration> REQUEST_TIMEOUT =
            ConfigKey.duration("requestTimeout", "longest time for one request").defaultsTo(Duration.ofSeconds(30));
    static final ConfigKey<List<String>> DATACENTERS = ConfigKey.list(
                    "datacenters", "where jobs may run, with * as wildcard")
            .defaultsTo(List.of("*"));
    static final ConfigKey<String> DRIVER = ConfigKey.choice(
                    "driver", "what runs the tasks", "docker", "podman", "raw_exec", "exec", "java")
            .defaultsTo("docker");
    static final ConfigKey<String> SERVICE_PROVIDER = ConfigKey.choice(
                    "serviceProvider", "where services are registered and checked", "nomad", "consul")
            .defaultsTo("nomad");
    static final ConfigKey<Integer> MHZ_PER_CORE =
            ConfigKey.integer("mhzPerCore", "MHz that stand for one core; 1000 and a warning where nothing is said");
    static final ConfigKey<String> MEMORY_MODE = ConfigKey.choice(
                    "memoryMode",
                    "limit reserves the memory limit; oversubscribe reserves the request and needs a cluster that allows it",
                    "limit",
                    "oversubscribe")
            .defaultsTo("limit");
    static final ConfigKey<String> NETWORK_MODE = ConfigKey.choice(
            "networkMode", "bridge for images and host for commands where nothing is said", "bridge", "host");
    static final ConfigKey<String> INGRESS = ConfigKey.choice(
                    "ingress", "how traffic from outside comes in", "none", "traefik")
            .defaultsTo("none");
    static final ConfigKey<String> DOMAIN = ConfigKey.string("domain", "domain behind every host prefix");
    static final ConfigKey<List<String>> PUBLIC_ENTRY_POINTS = ConfigKey.list(
                    "publicEntryPoints", "Traefik's entry points for public ingress")
            .defaultsTo(List.of());
    static final ConfigKey<List<String>> INTERNAL_ENTRY_POINTS = ConfigKey.list(
                    "internalEntryPoints", "Traefik's entry points for ingress that is not public")
            .defaultsTo(List.of());
    static final ConfigKey<String> CERT_RESOLVER =
            ConfigKey.string("certResolver", "Traefik's certificate resolver; no TLS where nothing is said");
    static final ConfigKey<String> SECRETS = ConfigKey.choice(
                    "secrets", "where tasks take secrets from", "none", "vault", "variables")
            .defaultsTo("none");
    static final ConfigKey<String> VAULT_ROLE = ConfigKey.string("vaultRole", "Vault role of the tasks");
    static final ConfigKey<String> VAULT_MOUNT = ConfigKey.string(
            "vaultMount",
            "mount that secret paths are relative to; where nothing is said the first part of a path is it");
    static final ConfigKey<String> VAULT_KEY_VALUE = ConfigKey.choice(
                    "vaultKeyValueVersion", "version of Vault's key-value engine", "1", "2")
            .defaultsTo("2");
    static final ConfigKey<Boolean> CREATE_NAMESPACES = ConfigKey.bool(
                    "createNamespaces", "whether missing namespaces are made")
            .defaultsTo(true);
    static final ConfigKey<Map<String, String>> CONSTRAINTS = ConfigKey.map(
                    "constraints", "node attributes and the value each must have")
            .defaultsTo(Map.of());
    static final ConfigKey<String> SPREAD =
            ConfigKey.string("spread", "node attribute over whose values instances are spread");
    static final ConfigKey<String> CLAIMS = ConfigKey.choice("claims", "what the claims of volumes are", "host", "csi")
            .defaultsTo("host");
    static final ConfigKey<String> CSI_ACCESS_MODE = ConfigKey.choice(
                    "csiAccessMode",
                    "how CSI volumes are accessed",
                    "single-node-reader-only",
                    "single-node-writer",
                    "multi-node-reader-only",
                    "multi-node-single-writer",
                    "multi-node-multi-writer")
            .defaultsTo("single-node-writer");
    static final ConfigKey<Duration> MIN_HEALTHY_TIME = ConfigKey.duration(
                    "minHealthyTime", "how long an instance must be healthy before it counts")
            .defaultsTo(RolloutTimings.DEFAULT.minHealthyTime());
    static final ConfigKey<Duration> HEALTHY_DEADLINE = ConfigKey.duration(
                    "healthyDeadline", "how long a new instance may take to become healthy")
            .defaultsTo(RolloutTimings.DEFAULT.healthyDeadline());
    static final ConfigKey<Duration> PROGRESS_DEADLINE = ConfigKey.duration(
                    "progressDeadline", "how long a rollout may stand still before it has failed")
            .defaultsTo(RolloutTimings.DEFAULT.progressDeadline());

    static final ConfigSpec SPEC = ConfigSpec.of(
            ADDRESS,
            TOKEN,
            CA_FILE,
            REGION,
            REQUEST_TIMEOUT,
            DATACENTERS,
            DRIVER,
            SERVICE_PROVIDER,
            MHZ_PER_CORE,
            MEMORY_MODE,
            NETWORK_MODE,
            INGRESS,
            DOMAIN,
            PUBLIC_ENTRY_POINTS,
            INTERNAL_ENTRY_POINTS,
            CERT_RESOLVER,
            SECRETS,
            VAULT_ROLE,
            VAULT_MOUNT,
            VAULT_KEY_VALUE,
            CREATE_NAMESPACES,
            CONSTRAINTS,
            SPREAD,
            CLAIMS,
            CSI_ACCESS_MODE,
            MIN_HEALTHY_TIME,
            HEALTHY_DEADLINE,
            PROGRESS_DEADLINE);

    /** Those that say how to reach an agent. */
    static final ConfigSpec CONNECTION_SPEC = ConfigSpec.of(ADDRESS, TOKEN, CA_FILE, REGION, REQUEST_TIMEOUT);

    private NomadKeys() {}

    static NomadConnection connection(PluginConfig config) {
        NomadConnection connection =
                NomadConnection.to(address(config.get(ADDRESS))).withRequestTimeout(config.get(REQUEST_TIMEOUT));
        connection = config.find(TOKEN).map(connection::withToken).orElse(connection);
        connection =
                config.find(CA_FILE).map(Path::of).map(connection::withCaFile).orElse(connection);
        return config.find(REGION).map(connection::withRegion).orElse(connection);
    }

    static RolloutTimings timings(PluginConfig config) {
        return new RolloutTimings(
                config.get(MIN_HEALTHY_TIME), config.get(HEALTHY_DEADLINE), config.get(PROGRESS_DEADLINE));
    }

    static Optional<TraefikIngress> ingress(PluginConfig config) {
        if (config.get(INGRESS).equals("none")) {
            return Optional.empty();
        }
        return Optional.of(new TraefikIngress(
                config.find(DOMAIN),
                config.get(PUBLIC_ENTRY_POINTS),
                config.get(INTERNAL_ENTRY_POINTS),
                config.find(CERT_RESOLVER)));
    }

    static Optional<SecretStore> secrets(PluginConfig config) {
        return switch (config.get(SECRETS)) {
            case "vault" ->
                Optional.of(new SecretStore(
                        SecretStore.Kind.VAULT,
                        config.find(VAULT_ROLE),
                        config.find(VAULT_MOUNT),
                        Integer.parseInt(config.get(VAULT_KEY_VALUE))));
            case "variables" -> Optional.of(SecretStore.VARIABLES);
            default -> Optional.empty();
        };
    }

    private static URI address(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) { // not passed on: it quotes the text, which may hold a password
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path(ADDRESS.name())
                            .what("the address is not a URL")
                            .remedy("write it like https://nomad.example.com:4646")
                            .build());
        }
    }
}
