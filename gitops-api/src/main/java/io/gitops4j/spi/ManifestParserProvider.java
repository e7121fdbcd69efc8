package io.gitops4j.spi;

/** Makes a manifest parser from configuration. */
public interface ManifestParserProvider extends PluginProvider<ManifestParser> {}
