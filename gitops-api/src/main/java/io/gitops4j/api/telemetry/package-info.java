/**
 * The metrics of an engine: what they are ({@link io.gitops4j.api.telemetry.Metric}, the one list), how they come from what the engine
 * tells its listeners ({@link io.gitops4j.api.telemetry.EngineMetrics}), and where they go ({@link
 * io.gitops4j.api.telemetry.MetricSink}). The modules for Micrometer and OpenTelemetry are sinks; so can be anything else.
 */
@NullMarked
package io.gitops4j.api.telemetry;

import org.jspecify.annotations.NullMarked;
