/** The engine's traces and metrics for OpenTelemetry. */
module io.gitops4j.opentelemetry {
    exports io.gitops4j.opentelemetry;

    requires static org.jspecify;
    requires transitive io.gitops4j.api;
    requires transitive io.opentelemetry.api;
    requires io.opentelemetry.context;
}
