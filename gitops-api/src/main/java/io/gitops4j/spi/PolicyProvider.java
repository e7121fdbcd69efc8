package io.gitops4j.spi;

/** Makes a policy from configuration. */
public interface PolicyProvider extends PluginProvider<Policy> {}
