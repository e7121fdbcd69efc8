package io.gitops4j.api.telemetry;

/** What kind of number a metric is. */
public enum MetricType {
    /** How often, and how long each took. */
    TIMER,
    /** How often; only grows. */
    COUNTER,
    /** How it is now. */
    GAUGE
}
