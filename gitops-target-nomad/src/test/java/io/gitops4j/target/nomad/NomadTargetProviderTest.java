package io.gitops4j.target.nomad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.TargetProvider;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;

class NomadTargetProviderTest {
    private static final String ADDRESS = "https://nomad.example.com:4646";

    @Test
    void isFoundAsNomad() {
        assertThat(ServiceLoader.load(TargetProvider.class))
                .filteredOn(provider -> provider.id().equals("nomad"))
                .singleElement()
                .isInstanceOf(NomadTargetProvider.class);
    }

    @Test
    void anAddressIsEnough() {
        assertThat(create(Map.of("address", ADDRESS))).isInstanceOf(NomadTarget.class);
    }

    @Test
    void everyOptionIsTaken() {
        Map<String, Object> all =
                new LinkedHashMap<>(Map.of("address", ADDRESS, "token", "env:NOMAD_TOKEN", "region", "west"));
        all.putAll(Map.of("driver", "podman", "datacenters", List.of("dc1"), "serviceProvider", "consul"));
        all.putAll(Map.of("mhzPerCore", 2400, "memoryMode", "oversubscribe", "networkMode", "host"));
        all.putAll(Map.of("ingress", "traefik", "domain", "example.com", "publicEntryPoints", List.of("websecure")));
        all.putAll(Map.of("internalEntryPoints", List.of("intern"), "certResolver", "le", "secrets", "vault"));
        all.putAll(Map.of("vaultRole", "shop", "vaultMount", "kv", "vaultKeyValueVersion", "1"));
        all.putAll(Map.of("createNamespaces", false, "spread", "${node.datacenter}", "requestTimeout", "5s"));
        all.putAll(Map.of("constraints", Map.of("${attr.kernel.name}", "linux"), "minHealthyTime", "1s"));
        all.putAll(Map.of("healthyDeadline", "2s", "progressDeadline", "3s"));
        all.putAll(Map.of("claims", "csi", "csiAccessMode", "multi-node-multi-writer"));
        assertThat(all.keySet())
                .as("every option but caFile, which must be a file")
                .hasSize(NomadKeys.SPEC.keys().size() - 1);
        assertThat(create(all)).isInstanceOf(NomadTarget.class);
    }

    @Test
    void whatCannotBeIsRefusedWithTheNameOfTheOption() {
        assertRefused(Map.of(), "address");
        assertRefused(Map.of("address", "nomad.example.com"), "address");
        assertRefused(Map.of("address", "ftp://nomad.example.com"), "address");
        assertRefused(Map.of("address", ADDRESS, "mhzPerCore", 0), "mhzPerCore");
        assertRefused(Map.of("address", ADDRESS, "driver", "qemu"), "driver");
        assertRefused(Map.of("address", ADDRESS, "healthyDeadline", "1s"), "minHealthyTime");
        assertRefused(Map.of("address", ADDRESS, "caFile", "/does/not/exist.pem"), "caFile");
        assertRefused(Map.of("address", ADDRESS, "tokn", "env:X"), "tokn");
    }

    @Test
    void b64_aPasswordInTheAddressIsRefusedAndNotShown() {
        for (String address : List.of("https://user:hush-4711@nomad.example.com", "https://user:hush-4711@bad host")) {
            assertThatThrownBy(() -> create(Map.of("address", address)))
                    .isInstanceOfSatisfying(
                            GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                    .hasMessageNotContaining("hush-4711")
                    .hasNoCause();
        }
    }

    private static void assertRefused(Map<String, Object> raw, String option) {
        assertThatThrownBy(() -> create(raw)).isInstanceOfSatisfying(GitOpsException.class, e -> {
            assertThat(e.kind()).isEqualTo(FailureKind.CONFIG);
            assertThat(e.diagnostics())
                    .extracting(diagnostic -> diagnostic.path())
                    .contains(option);
        });
    }

    private static Target create(Map<String, Object> raw) {
        NomadTargetProvider provider = new NomadTargetProvider();
        try (Target target = provider.create(PluginConfig.of(provider.configSpec(), raw), new Context())) {
            return target;
        }
    }

    /** The provider needs none of it. */
    private record Context() implements PluginContext {
        @Override
        public String instanceName() {
            return "prod";
        }

        @Override
        public Executor executor() {
            return Runnable::run;
        }

        @Override
        public Clock clock() {
            return Clock.systemUTC();
        }

        @Override
        public Path cacheDirectory() {
            return Path.of("cache");
        }
    }
}
