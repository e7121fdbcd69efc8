package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddingInTwentyLinesTest {
    @Test
    @DisplayName("the lines that README shows deploy a service")
    void deploysAService(@TempDir Path folder) throws Exception {
        try (TestRepository repository = TestRepository.in(folder.resolve("services"))) {
            repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2)));
            Path deployed = folder.resolve("deployed");

            ReconcileResult result =
                    EmbeddingInTwentyLines.deploy(repository.url(), deployed.toString(), folder.resolve("work"));

            assertThat(result.status()).isEqualTo(RunStatus.APPLIED);
            assertThat(deployed.resolve("shop/cart.yaml")).content().contains("example/cart:1.0.0");
        }
    }
}
