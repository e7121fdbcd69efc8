package io.gitops4j.spi;

/** Makes a forge reporter from configuration. */
public interface ForgeReporterProvider extends PluginProvider<ForgeReporter> {}
