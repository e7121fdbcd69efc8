package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.HistoryStores;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.RunStatus;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.RealGit;
import io.gitops4j.testkit.servers.RealKubernetes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The API server itself judges what lies in a rendered repository, asked by another client that knows nothing of us. */
@RealGit
@RealKubernetes
class RenderedOnKubernetesIT {
    private static final String REPORT = """
            schema: "2"
            name: Report
            slug: report
            owner: shop@example.com
            slack: "#shop"
            namespace: shop
            template: cronjob-default
            image: registry.example.com/shop/report
            tag: 1.0.0
            deploy:
              production:
                schedule: "30 3 * * *"
                files: [{path: /etc/report/settings.yaml, content: "on: \\"y\\"\\nzero: 007\\n"}]
            """;

    @Test
    @DisplayName("an API server accepts every file of every service in a strict dry run")
    void apiServerAcceptsEveryFile(GitHttpServer git, KubernetesCluster cluster, @TempDir Path folder)
            throws IOException {
        RenderedWorld world = new RenderedWorld(folder, git);
        world.declare(Map.of(
                "orders/.weave.yaml", RenderedRepositoryIT.manifest("1.0.0", "info"), "report/.weave.yaml", REPORT));
        try (HistoryStore history = HistoryStores.inMemory();
                GitOpsEngine engine = world.engine("engine", history)) {
            assertThat(engine.reconcile(RenderedWorld.ENVIRONMENT).status()).isEqualTo(RunStatus.APPLIED);
        }
        cluster.kubectl().apply("{\"apiVersion\":\"v1\",\"kind\":\"Namespace\",\"metadata\":{\"name\":\"shop\"}}");
        for (String service : List.of("orders", "report")) {
            Path latest = world.checkout().resolve("production/shop/" + service + "/latest");
            String answer = cluster.kubectl()
                    .run(
                            "apply",
                            "--server-side",
                            "--dry-run=server",
                            "--validate=strict",
                            "-o",
                            "name",
                            "-f",
                            latest.toString());
            try (Stream<Path> files = Files.list(latest)) {
                assertThat(answer.lines()).as(service).hasSize((int) files.count());
            }
        }
    }
}
