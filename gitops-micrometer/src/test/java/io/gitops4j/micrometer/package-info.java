/** The engine's metrics in a Micrometer registry: {@link io.gitops4j.micrometer.MicrometerMetrics}. */
@NullMarked
package io.gitops4j.micrometer;

import org.jspecify.annotations.NullMarked;
