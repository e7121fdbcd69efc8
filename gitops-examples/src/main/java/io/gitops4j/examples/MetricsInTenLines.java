package io.gitops4j.examples;

import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.micrometer.MicrometerMetrics;
import io.gitops4j.opentelemetry.OpenTelemetryTraces;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.opentelemetry.api.OpenTelemetry;
import java.util.function.Supplier;

/** An engine that is measured, as docs/metrics.md shows it. */
public final class MetricsInTenLines {
    private MetricsInTenLines() {}

    /** An engine with its metrics in a registry and its traces at an SDK. */
    public static GitOpsEngine engine(GitOpsConfig config, PrometheusMeterRegistry registry, OpenTelemetry telemetry) {
        return GitOps.builder()
                .config(config)
                .listener(MicrometerMetrics.of(registry))
                .listener(OpenTelemetryTraces.of(telemetry))
                .build();
    }

    /** What {@code /metrics} answers, as {@code text/plain; version=0.0.4}. */
    public static Supplier<String> text(PrometheusMeterRegistry registry) {
        return registry::scrape;
    }
}
