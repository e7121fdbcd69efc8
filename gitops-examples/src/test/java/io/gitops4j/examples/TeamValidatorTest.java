package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TeamValidatorTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("in production a service without a channel is refused, at the line that names the service")
    void refusesInProduction() throws Exception {
        ServiceResult cart = deploy("production", "");

        assertThat(cart.status()).isEqualTo(ServiceStatus.INVALID);
        assertThat(cart.diagnostics())
                .extracting(Diagnostic::toString)
                .containsExactly("ACME-CHANNEL cart/.weave.yaml:2:7 slack: 'cart' names no channel, and production has"
                        + " people on call. Do: add for example `slack: \"#team\"` at the top of the file.");
        assertThat(folder.resolve("deployed/shop/cart.yaml")).doesNotExist();
    }

    @Test
    @DisplayName("elsewhere it is only told")
    void warnsElsewhere() throws Exception {
        ServiceResult cart = deploy("test", "");

        assertThat(cart.status()).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(cart.diagnostics()).extracting(Diagnostic::code).containsExactly("ACME-CHANNEL");
    }

    @Test
    @DisplayName("a service with a channel passes")
    void passesWithAChannel() throws Exception {
        ServiceResult cart = deploy("production", "slack: \"#cart\"\n");

        assertThat(cart.status()).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(cart.diagnostics()).isEmpty();
    }

    private ServiceResult deploy(String environmentClass, String more) throws Exception {
        try (TestRepository repository = TestRepository.in(folder.resolve("services"))) {
            repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2) + more));
            GitOpsConfig config = GitOpsConfig.builder()
                    .owner("validator-test")
                    .workDirectory(folder.resolve("work"))
                    .source("services", PluginBinding.of("git", Map.of("url", repository.url(), "allowFile", true)))
                    .environment(EnvironmentConfig.named("production")
                            .labels(Map.of("class", environmentClass))
                            .target(PluginBinding.of(
                                    "directory",
                                    Map.of("path", folder.resolve("deployed").toString())))
                            .build())
                    .build();
            try (GitOpsEngine engine = TeamValidator.engine(config)) {
                return engine.reconcile("production")
                        .service(ServiceId.of("cart"))
                        .orElseThrow();
            }
        }
    }
}
