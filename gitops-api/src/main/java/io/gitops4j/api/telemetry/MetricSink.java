package io.gitops4j.api.telemetry;

import java.time.Duration;
import java.util.Map;
import java.util.function.DoubleSupplier;

/**
 * Where metrics go. Implemented by the modules for Micrometer and OpenTelemetry, and by whoever wants them elsewhere. Called on threads
 * of the engine, several at once, so it is thread-safe and quick. The tags are values by key, as the metric declares them.
 */
public interface MetricSink {
    /** Once more, and it took so long. */
    void time(Metric metric, Map<String, String> tags, Duration took);

    /** So many more. */
    void count(Metric metric, Map<String, String> tags, long more);

    /**
     * From now on there is this series. Called once for each.
     *
     * @param value says how it is now; thread-safe, quick, and good for as long as the sink lives
     */
    void gauge(Metric metric, Map<String, String> tags, DoubleSupplier value);
}
