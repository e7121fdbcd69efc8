package io.gitops4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.examples.TestRepository;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealKubernetes;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealKubernetes
class KubernetesQuickStartIT {
    private final RecordedScreen recorded = new RecordedScreen(false);

    @Test
    @DisplayName("the reader's repository is deployed to the reader's Kubernetes, by kubeconfig")
    void deploysToKubernetes(KubernetesCluster cluster, @TempDir Path folder) throws Exception {
        String namespace = cluster.newNamespace("quick-start");
        try (TestRepository repository = TestRepository.in(folder.resolve("mine"))) {
            repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2, namespace)));

            int code = new Program(recorded.screen())
                    .run(
                            "--repo",
                            repository.url(),
                            "--environment",
                            "production",
                            "--kubernetes",
                            "--kubeconfig",
                            cluster.kubeconfig().toString(),
                            "--state",
                            folder.resolve("state").toString(),
                            "--once");

            assertThat(code).as(recorded.text()).isZero();
            assertThat(recorded.text())
                    .contains("create apps/Deployment " + namespace + "/cart")
                    .contains("cart: deployed")
                    .endsWith("production: applied\n");
        }
    }
}
