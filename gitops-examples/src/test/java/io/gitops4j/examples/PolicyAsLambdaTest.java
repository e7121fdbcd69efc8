package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.Failure;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PolicyAsLambdaTest {
    @TempDir
    Path folder;

    @Test
    @DisplayName("in production a service that would run alone is denied, with the reason")
    void deniesAServiceThatRunsAlone() throws Exception {
        ServiceResult cart = deploy(1, "production");

        assertThat(cart.status()).isEqualTo(ServiceStatus.DENIED);
        assertThat(cart.failure().map(Failure::diagnostic).map(Object::toString))
                .contains("ACME-ALONE scaling.replicas: 'cart' would run alone in production."
                        + " Do: ask for 2 replicas or more.");
        assertThat(folder.resolve("deployed/shop/cart.yaml")).doesNotExist();
    }

    @Test
    @DisplayName("in production a service with two instances is deployed")
    void allowsTwoInstances() throws Exception {
        assertThat(deploy(2, "production").status()).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    @DisplayName("elsewhere a service may run alone")
    void allowsAloneElsewhere() throws Exception {
        assertThat(deploy(1, "test").status()).isEqualTo(ServiceStatus.DEPLOYED);
    }

    private ServiceResult deploy(int replicas, String environmentClass) throws Exception {
        try (TestRepository repository = TestRepository.in(folder.resolve("services"))) {
            repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", replicas)));
            GitOpsConfig config = GitOpsConfig.builder()
                    .owner("policy-test")
                    .workDirectory(folder.resolve("work"))
                    .source("services", PluginBinding.of("git", Map.of("url", repository.url(), "allowFile", true)))
                    .environment(EnvironmentConfig.named("production")
                            .labels(Map.of("class", environmentClass))
                            .target(PluginBinding.of(
                                    "directory",
                                    Map.of("path", folder.resolve("deployed").toString())))
                            .build())
                    .build();
            try (GitOpsEngine engine = PolicyAsLambda.engine(config)) {
                return engine.reconcile("production")
                        .service(ServiceId.of("cart"))
                        .orElseThrow();
            }
        }
    }
}
