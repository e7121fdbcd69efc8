package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.RunStatus;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MetricsInTenLinesTest {
    @Test
    @DisplayName("a Prometheus server reads what the engine did with a real repository")
    void isScraped(@TempDir Path folder) throws Exception {
        PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        try (TestRepository repository = TestRepository.in(folder.resolve("services"))) {
            repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2)));
            GitOpsConfig config = GitOpsConfig.builder()
                    .owner("my-platform")
                    .workDirectory(folder.resolve("work"))
                    .source("services", PluginBinding.of("git", Map.of("url", repository.url(), "allowFile", true)))
                    .environment(EnvironmentConfig.named("production")
                            .target(PluginBinding.of(
                                    "directory",
                                    Map.of("path", folder.resolve("to").toString())))
                            .build())
                    .build();
            try (GitOpsEngine engine = MetricsInTenLines.engine(config, registry, OpenTelemetry.noop())) {
                assertThat(engine.reconcile("production").status()).isEqualTo(RunStatus.APPLIED);
            }
        }

        assertThat(MetricsInTenLines.text(registry).get())
                .contains("gitops_reconcile_seconds_count{environment=\"production\",outcome=\"applied\"} 1")
                .contains("gitops_manifests_parsed_total{environment=\"production\"} 1.0")
                .contains("gitops_services{environment=\"production\",state=\"deployed\"} 1.0");
    }
}
