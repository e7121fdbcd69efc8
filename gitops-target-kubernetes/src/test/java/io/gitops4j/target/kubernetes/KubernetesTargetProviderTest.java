package io.gitops4j.target.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.RenderRequest;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.TargetProvider;
import io.gitops4j.testkit.ProviderContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the provider of the Kubernetes target")
class KubernetesTargetProviderTest extends ProviderContract<Target> {
    @Override
    protected PluginProvider<Target> newProvider() {
        return new KubernetesTargetProvider();
    }

    @Override
    protected Class<? extends PluginProvider<Target>> type() {
        return TargetProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path directory) {
        return Map.of("apiServer", "https://127.0.0.1:1");
    }

    @Test
    void everyOptionArrives() {
        Map<String, Object> raw = new HashMap<>();
        raw.put("kubeconfig", "kube/config");
        raw.put("context", "prod");
        raw.put("caFile", "ca.pem");
        raw.put("impersonateUser", "deployer");
        raw.put("impersonateGroups", List.of("team"));
        raw.put("namespaces", List.of("shop"));
        raw.put("createNamespaces", false);
        raw.put("publicIngressClass", "public");
        raw.put("internalIngressClass", "internal");
        raw.put("domain", "example.com");
        raw.put("internalDomain", "int.example.com");
        raw.put("tlsSecret", "wildcard");
        raw.put("clusterIssuer", "issuer");
        raw.put("ingressAnnotations", Map.of("a", "b"));
        raw.put("imagePullSecrets", List.of("registry"));
        raw.put("secretNames", Map.of("team/db", "db"));
        raw.put("secrets", "external-secrets");
        raw.put("secretStore", "vault");
        raw.put("secretStoreKind", "SecretStore");
        raw.put("secretRefresh", "15m");
        raw.put("vaultRole", "shop");
        raw.put("vaultMount", "kv");
        raw.put("vaultKeyValueVersion", "1");
        raw.put("progressDeadline", "5m");
        raw.put("fieldManager", "deployer");
        raw.put("requestTimeout", "3s");
        raw.put("requestsInFlight", 4);
        raw.put("pageSize", 50);
        raw.put("prometheusRules", true);
        raw.put("prometheusRuleLabels", Map.of("release", "prometheus"));

        KubernetesOptions options = OptionKeys.read(PluginConfig.of(OptionKeys.SPEC, raw));

        KubernetesConnection connection = options.connection();
        assertThat(connection.kubeconfig()).contains(Path.of("kube/config"));
        assertThat(connection.context()).contains("prod");
        assertThat(connection.caFile()).contains(Path.of("ca.pem"));
        assertThat(connection.impersonateUser()).contains("deployer");
        assertThat(connection.impersonateGroups()).containsExactly("team");
        assertThat(connection.requestTimeout()).isEqualTo(Duration.ofSeconds(3));
        assertThat(connection.requestsInFlight()).isEqualTo(4);
        assertThat(options.namespaces()).containsExactly("shop");
        assertThat(options.createNamespaces()).isFalse();
        assertThat(options.imagePullSecrets()).containsExactly("registry");
        assertThat(options.secretNames()).containsEntry("team/db", "db");
        assertThat(options.progressDeadline()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.fieldManager()).isEqualTo("deployer");
        assertThat(options.pageSize()).isEqualTo(50);
        SecretOptions secrets = options.secrets();
        assertThat(secrets.strategy()).isEqualTo(SecretStrategy.EXTERNAL_SECRETS);
        assertThat(secrets.store()).contains("vault");
        assertThat(secrets.clusterStore()).isFalse();
        assertThat(secrets.refresh()).isEqualTo(Duration.ofMinutes(15));
        assertThat(secrets.vaultRole()).contains("shop");
        assertThat(secrets.vaultMount()).contains("kv");
        assertThat(secrets.keyValueVersion()).isEqualTo(1);
        assertThat(options.prometheusRules()).isTrue();
        assertThat(options.prometheusRuleLabels()).containsEntry("release", "prometheus");
        IngressOptions ingress = options.ingress();
        assertThat(ingress.publicClass()).contains("public");
        assertThat(ingress.internalClass()).contains("internal");
        assertThat(ingress.domain()).contains("example.com");
        assertThat(ingress.internalDomain()).contains("int.example.com");
        assertThat(ingress.tlsSecret()).contains("wildcard");
        assertThat(ingress.clusterIssuer()).contains("issuer");
        assertThat(ingress.annotations()).containsEntry("a", "b");
    }

    @ParameterizedTest
    @CsvSource({
        "pageSize, 0",
        "requestsInFlight, 0",
        "requestTimeout, 0s",
        "progressDeadline, 10ms",
        "fieldManager, ''",
        "secrets, external-secrets",
        "secrets, vault-injector",
        "secretRefresh, 10ms",
        "kubeconfig, /no/such/file",
        "caFile, /no/such/file",
        "apiServer, not an address"
    })
    void aWrongValueNamesItsOption(String option, String value) {
        Map<String, Object> raw = new HashMap<>(option.equals("kubeconfig") ? Map.of() : minimalConfig(Path.of("")));
        raw.put(option, value);
        PluginConfig config = PluginConfig.of(OptionKeys.SPEC, raw);
        assertThatThrownBy(() -> new KubernetesTarget(OptionKeys.read(config)).close())
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                .hasMessageContaining(option)
                .hasMessageContaining("Do: ");
    }

    @ParameterizedTest
    @CsvSource({"gitops4j.io/owner, other", "a key, a", "release, a value"})
    void aLabelOfRulesThatCannotBeAddedIsRefused(String label, String value) {
        PluginConfig config = PluginConfig.of(OptionKeys.SPEC, Map.of("prometheusRuleLabels", Map.of(label, value)));
        assertThatThrownBy(() -> OptionKeys.read(config))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                .hasMessageContaining("prometheusRuleLabels")
                .hasMessageContaining("'" + label + ": " + value + "'");
    }

    @ParameterizedTest
    @CsvSource({"a/b", "''", "-a", "ümlaut"})
    void anOwnerThatIsNoLabelValueIsRefused(String owner) {
        try (KubernetesTarget target =
                new KubernetesTarget(OptionKeys.read(PluginConfig.of(OptionKeys.SPEC, minimalConfig(Path.of("")))))) {
            RenderRequest request = new RenderRequest(
                    "prod", owner, Specs.web(ServiceId.of("cart"), "shop", "1").build());
            assertThatThrownBy(() -> target.render(request))
                    .hasMessageContaining("K8S-OWNER")
                    .hasMessageContaining("'" + owner + "'");
        }
    }
}
