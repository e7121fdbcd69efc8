package io.gitops4j.micrometer;

import io.gitops4j.api.telemetry.EngineMetrics;
import io.gitops4j.api.telemetry.Metric;
import io.gitops4j.api.telemetry.MetricSink;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.function.DoubleSupplier;

/**
 * Puts the metrics of an engine into a registry: {@code GitOps.builder().listener(MicrometerMetrics.of(registry))}. The registry is
 * the embedder's; histograms, percentiles, common tags and what is left out are decided there, by its filters. Thread-safe.
 */
public final class MicrometerMetrics implements MetricSink {
    private final MeterRegistry registry;

    private MicrometerMetrics(MeterRegistry registry) {
        this.registry = Objects.requireNonNull(registry, "registry");
    }

    /**
     * A listener. An engine that takes the place of a closed one gets the same listener, since a registry keeps the first of two gauges
     * with one name and tags; engines that run side by side over one registry get one each, and environments of different names.
     */
    public static EngineMetrics of(MeterRegistry registry) {
        return EngineMetrics.into(new MicrometerMetrics(registry));
    }

    @Override
    public void time(Metric metric, Map<String, String> tags, Duration took) {
        Timer.builder(metric.id())
                .description(metric.about())
                .tags(tags(tags))
                .register(registry)
                .record(took);
    }

    @Override
    public void count(Metric metric, Map<String, String> tags, long more) {
        Counter.builder(metric.id())
                .description(metric.about())
                .tags(tags(tags))
                .register(registry)
                .increment((double) more);
    }

    @Override
    public void gauge(Metric metric, Map<String, String> tags, DoubleSupplier value) {
        Gauge.Builder<?> gauge = Gauge.builder(metric.id(), value::getAsDouble)
                .description(metric.about())
                .tags(tags(tags));
        if (!metric.unit().isEmpty()) {
            gauge.baseUnit(metric.unit());
        }
        gauge.register(registry);
    }

    private static Tags tags(Map<String, String> tags) {
        return Tags.of(tags.entrySet().stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                .toList());
    }
}
