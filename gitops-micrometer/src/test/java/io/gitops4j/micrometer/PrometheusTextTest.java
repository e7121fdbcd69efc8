package io.gitops4j.micrometer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitops4j.testkit.VirtualClock;
import io.gitops4j.testkit.telemetry.BusyEngine;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a Prometheus server gets to read. */
class PrometheusTextTest {
    private static final String ENABLE = "promtool is not installed. Do: apt-get install -y prometheus";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final VirtualClock clock = VirtualClock.create();

    @TempDir
    private Path directory;

    @BeforeEach
    void run() {
        try (BusyEngine engine = new BusyEngine(
                directory.resolve("engine"),
                clock,
                MicrometerMetrics.of(registry).withClock(clock))) {
            engine.doEverything();
        }
    }

    @Test
    void namesFollowPrometheus() {
        String text = registry.scrape();

        assertThat(text.lines()
                        .filter(line -> line.startsWith("# TYPE gitops_"))
                        .map(line -> line.substring(7)))
                .containsExactlyInAnyOrder(
                        "gitops_reconcile_seconds summary",
                        "gitops_reconcile_seconds_max gauge",
                        "gitops_stage_seconds summary",
                        "gitops_stage_seconds_max gauge",
                        "gitops_fetch_seconds summary",
                        "gitops_fetch_seconds_max gauge",
                        "gitops_manifests_parsed_total counter",
                        "gitops_target_calls_seconds summary",
                        "gitops_target_calls_seconds_max gauge",
                        "gitops_target_retries_total counter",
                        "gitops_changes_seconds summary",
                        "gitops_changes_seconds_max gauge",
                        "gitops_history_append_seconds summary",
                        "gitops_history_append_seconds_max gauge",
                        "gitops_reports_seconds summary",
                        "gitops_reports_seconds_max gauge",
                        "gitops_reports_waiting gauge",
                        "gitops_services gauge",
                        "gitops_holds gauge",
                        "gitops_drift gauge",
                        "gitops_last_success_age_seconds gauge");
        assertThat(text)
                .contains("gitops_services{environment=\"prod\",state=\"unchanged\"} 1.0")
                .contains("gitops_holds{environment=\"prod\"} 2.0");
    }

    @Test
    void promtoolHasNothingToSay() throws IOException, InterruptedException {
        Path promtool = promtool();
        Path text = Files.writeString(directory.resolve("metrics.txt"), registry.scrape());
        Path said = directory.resolve("promtool.txt");
        Process process = new ProcessBuilder(promtool.toString(), "check", "metrics")
                .redirectInput(text.toFile())
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        try {
            assertThat(process.waitFor(1, TimeUnit.MINUTES)).as("promtool ends").isTrue();
        } finally {
            process.destroyForcibly();
        }
        assertThat(Files.readString(said, StandardCharsets.UTF_8)).isEmpty();
        assertThat(process.exitValue()).isZero();
    }

    /** Skipped where it is not installed, and in CI a failure. */
    private static Path promtool() {
        Optional<Path> program = Stream.of(System.getenv("PATH").split(":", -1))
                .map(entry -> Path.of(entry, "promtool"))
                .filter(Files::isExecutable)
                .findFirst();
        if (Boolean.parseBoolean(System.getenv("GITOPS4J_SERVERS_REQUIRED"))) {
            assertThat(program).as("required, but skipped: " + ENABLE).isPresent();
        }
        assumeTrue(program.isPresent(), ENABLE);
        return program.orElseThrow();
    }
}
