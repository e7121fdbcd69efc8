package io.gitops4j.spi;

/** Makes a history store from configuration. */
public interface HistoryStoreProvider extends PluginProvider<HistoryStore> {}
