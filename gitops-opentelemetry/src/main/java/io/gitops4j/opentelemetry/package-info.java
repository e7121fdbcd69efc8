/**
 * The engine's work for OpenTelemetry: {@link io.gitops4j.opentelemetry.OpenTelemetryTraces} and {@link
 * io.gitops4j.opentelemetry.OpenTelemetryMetrics}. Needs the API; which SDK is behind it, and where that exports to, is the
 * embedder's choice.
 */
@NullMarked
package io.gitops4j.opentelemetry;

import org.jspecify.annotations.NullMarked;
