/** The manifest parser for WAML, schema 2 and the legacy schema 1. */
module io.gitops4j.waml {
    requires com.fasterxml.jackson.core;
    requires transitive io.gitops4j.api;
    requires static org.jspecify;
    requires org.snakeyaml.engine;

    exports io.gitops4j.waml;
    exports io.gitops4j.waml.validation;

    provides io.gitops4j.spi.ManifestParserProvider with
            io.gitops4j.waml.WamlParserProvider;
}
