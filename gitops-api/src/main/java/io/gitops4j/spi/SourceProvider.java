package io.gitops4j.spi;

/** Makes a source from configuration. */
public interface SourceProvider extends PluginProvider<Source> {}
