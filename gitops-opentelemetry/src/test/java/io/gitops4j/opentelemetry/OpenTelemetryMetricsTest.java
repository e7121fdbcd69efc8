package io.gitops4j.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.telemetry.Metric;
import io.gitops4j.testkit.VirtualClock;
import io.gitops4j.testkit.telemetry.BusyEngine;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.metrics.SdkMeterProvider;
import io.opentelemetry.sdk.metrics.data.MetricData;
import io.opentelemetry.sdk.metrics.data.MetricDataType;
import io.opentelemetry.sdk.testing.exporter.InMemoryMetricReader;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenTelemetryMetricsTest {
    private final InMemoryMetricReader reader = InMemoryMetricReader.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setMeterProvider(
                    SdkMeterProvider.builder().registerMetricReader(reader).build())
            .build();
    private final VirtualClock clock = VirtualClock.create();
    private BusyEngine engine;

    @BeforeEach
    void start(@TempDir Path directory) {
        engine = new BusyEngine(directory, clock, OpenTelemetryMetrics.of(sdk).withClock(clock));
    }

    @AfterEach
    void close() {
        engine.close();
        sdk.close();
    }

    @Test
    void aRealEngineMakesExactlyTheInstrumentsOfTheList() {
        engine.doEverything();

        assertThat(reader.collectAllMetrics())
                .extracting(data -> data.getName() + " " + data.getType() + " " + data.getDescription())
                .containsExactlyInAnyOrder(Arrays.stream(Metric.values())
                        .map(metric -> metric.id() + " " + type(metric) + " " + metric.about())
                        .toArray(String[]::new));
    }

    @Test
    void everyPointHasTheAttributesOfTheList() {
        engine.doEverything();

        for (MetricData data : reader.collectAllMetrics()) {
            Metric metric = Arrays.stream(Metric.values())
                    .filter(listed -> listed.id().equals(data.getName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(data.getData().getPoints())
                    .isNotEmpty()
                    .allSatisfy(point -> assertThat(
                                    point.getAttributes().asMap().keySet())
                            .extracting(key -> key.getKey())
                            .containsExactlyInAnyOrderElementsOf(
                                    metric.tags().stream().map(tag -> tag.key()).toList()));
        }
    }

    @Test
    void timersAreSeconds() {
        engine.declare();
        engine.disturbNextRun();
        engine.run();

        assertThat(reader.collectAllMetrics())
                .filteredOn(data -> data.getName().equals("gitops.reconcile"))
                .singleElement()
                .satisfies(data -> {
                    assertThat(data.getUnit()).isEqualTo("s");
                    assertThat(data.getHistogramData().getPoints())
                            .singleElement()
                            .satisfies(point -> {
                                assertThat(point.getCount()).isEqualTo(1);
                                assertThat(point.getSum())
                                        .as("the pause before the second try, not its nanoseconds")
                                        .isBetween(0.1, 600.0);
                            });
                });
    }

    @Test
    void aGaugeIsReadWhenItIsCollected() {
        engine.declare();
        engine.run();
        assertThat(services("deployed")).isEqualTo(3);

        engine.run();
        assertThat(services("deployed")).isZero();
    }

    private double services(String state) {
        return reader.collectAllMetrics().stream()
                .filter(data -> data.getName().equals("gitops.services"))
                .flatMap(data -> data.getDoubleGaugeData().getPoints().stream())
                .filter(point -> point.getAttributes().asMap().containsValue(state))
                .findFirst()
                .orElseThrow()
                .getValue();
    }

    private static MetricDataType type(Metric metric) {
        return switch (metric.type()) {
            case TIMER -> MetricDataType.HISTOGRAM;
            case COUNTER -> MetricDataType.LONG_SUM;
            case GAUGE -> MetricDataType.DOUBLE_GAUGE;
        };
    }
}
