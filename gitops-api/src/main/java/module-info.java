/** What embedders of the engine call ({@code api}) and what plug-ins implement ({@code spi}); needs the JDK only. */
module io.gitops4j.api {
    requires static org.jspecify;

    exports io.gitops4j.api;
    exports io.gitops4j.api.spec;
    exports io.gitops4j.api.telemetry;
    exports io.gitops4j.spi;
}
