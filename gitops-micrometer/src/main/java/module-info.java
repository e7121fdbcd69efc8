/** The engine's metrics in a Micrometer registry. */
module io.gitops4j.micrometer {
    exports io.gitops4j.micrometer;

    requires static org.jspecify;
    requires transitive io.gitops4j.api;
    requires transitive micrometer.core;
}
