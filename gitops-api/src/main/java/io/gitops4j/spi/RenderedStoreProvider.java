package io.gitops4j.spi;

/** Makes a store of rendered services from configuration. The name of its instance is the environment's. */
public interface RenderedStoreProvider extends PluginProvider<RenderedStore> {}
