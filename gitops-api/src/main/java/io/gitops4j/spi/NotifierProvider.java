package io.gitops4j.spi;

/** Makes a notifier from configuration. */
public interface NotifierProvider extends PluginProvider<Notifier> {}
