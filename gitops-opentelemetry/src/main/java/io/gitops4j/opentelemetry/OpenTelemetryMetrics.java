package io.gitops4j.opentelemetry;

import io.gitops4j.api.telemetry.EngineMetrics;
import io.gitops4j.api.telemetry.Metric;
import io.gitops4j.api.telemetry.MetricSink;
import io.gitops4j.api.telemetry.MetricType;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongCounter;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.metrics.ObservableDoubleMeasurement;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleSupplier;

/**
 * Hands the metrics of an engine to OpenTelemetry: {@code GitOps.builder().listener(OpenTelemetryMetrics.of(openTelemetry))}. Timers
 * are histograms in seconds. Thread-safe.
 */
public final class OpenTelemetryMetrics implements MetricSink {
    /** Name of the instrumentation scope. */
    static final String SCOPE = "io.gitops4j";

    private static final double NANOS = 1_000_000_000.0;

    /** From a look into memory to a rollout that takes its time. */
    private static final List<Double> SECONDS =
            List.of(0.005, 0.025, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 15.0, 60.0, 300.0, 900.0);

    private final Map<Metric, DoubleHistogram> timers = new EnumMap<>(Metric.class);
    private final Map<Metric, LongCounter> counters = new EnumMap<>(Metric.class);
    private final Map<Metric, Map<Attributes, DoubleSupplier>> gauges = new EnumMap<>(Metric.class);

    private OpenTelemetryMetrics(Meter meter) {
        for (Metric metric : Metric.values()) {
            switch (metric.type()) {
                case TIMER -> timers.put(metric, timer(meter, metric));
                case COUNTER ->
                    counters.put(
                            metric,
                            meter.counterBuilder(metric.id())
                                    .setDescription(metric.about())
                                    .build());
                case GAUGE -> gauges.put(metric, gauge(meter, metric));
            }
        }
    }

    /** A listener for one engine. */
    public static EngineMetrics of(OpenTelemetry openTelemetry) {
        return EngineMetrics.into(
                new OpenTelemetryMetrics(openTelemetry.getMeterProvider().get(SCOPE)));
    }

    private static DoubleHistogram timer(Meter meter, Metric metric) {
        return meter.histogramBuilder(metric.id())
                .setDescription(metric.about())
                .setUnit("s")
                .setExplicitBucketBoundariesAdvice(SECONDS)
                .build();
    }

    private static Map<Attributes, DoubleSupplier> gauge(Meter meter, Metric metric) {
        Map<Attributes, DoubleSupplier> series = new ConcurrentHashMap<>();
        meter.gaugeBuilder(metric.id())
                .setDescription(metric.about())
                .setUnit(metric.unit().isEmpty() ? "" : "s")
                .buildWithCallback(measurement -> tell(measurement, series));
        return series;
    }

    private static void tell(ObservableDoubleMeasurement measurement, Map<Attributes, DoubleSupplier> series) {
        series.forEach((attributes, value) -> measurement.record(value.getAsDouble(), attributes));
    }

    @Override
    public void time(Metric metric, Map<String, String> tags, Duration took) {
        of(metric, timers, MetricType.TIMER).record(took.toNanos() / NANOS, attributes(tags));
    }

    @Override
    public void count(Metric metric, Map<String, String> tags, long more) {
        of(metric, counters, MetricType.COUNTER).add(more, attributes(tags));
    }

    @Override
    public void gauge(Metric metric, Map<String, String> tags, DoubleSupplier value) {
        of(metric, gauges, MetricType.GAUGE).put(attributes(tags), value);
    }

    private static <T> T of(Metric metric, Map<Metric, T> instruments, MetricType type) {
        return Objects.requireNonNull(instruments.get(metric), () -> metric + " is no " + type);
    }

    private static Attributes attributes(Map<String, String> tags) {
        AttributesBuilder attributes = Attributes.builder();
        tags.forEach(attributes::put);
        return attributes.build();
    }
}
