package io.gitops4j.spi;

/** Makes a target from configuration. */
public interface TargetProvider extends PluginProvider<Target> {}
