package io.gitops4j.examples.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.examples.TestRepository;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.testkit.servers.RealNomad;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@RealNomad
class NomadQuickStartIT {
    private static final String WORKER = """
            schema: "2"
            slug: worker
            namespace: %s
            deploy:
              production:
                service: []
                command: [sleep]
                args: ["3600"]
                resources:
                  requests:
                    cpu: 50m
                    memory: 16Mi
                  limits:
                    cpu: 100m
                    memory: 32Mi
                  scaling:
                    replicas: 1
            """;

    private final RecordedScreen recorded = new RecordedScreen(false);

    @Test
    @DisplayName("the reader's repository is deployed to the reader's Nomad, by address and an option of the target")
    void deploysToNomad(NomadAgent agent, @TempDir Path folder) throws Exception {
        String namespace = agent.newNamespace("quick-start");
        try (TestRepository repository = TestRepository.in(folder.resolve("mine"))) {
            repository.commit(Map.of("worker/.weave.yaml", WORKER.formatted(namespace)));

            int code = new Program(recorded.screen())
                    .run(
                            "--repo",
                            repository.url(),
                            "--environment",
                            "production",
                            "--nomad",
                            agent.address().toString(),
                            "--option",
                            "driver=raw_exec",
                            "--option",
                            "minHealthyTime=1s",
                            "--state",
                            folder.resolve("state").toString(),
                            "--once");

            assertThat(code).as(recorded.text()).isZero();
            assertThat(recorded.text()).contains("worker: deployed").endsWith("production: applied\n");
        }
    }
}
