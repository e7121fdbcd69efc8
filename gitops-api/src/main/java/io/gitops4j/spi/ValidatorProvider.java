package io.gitops4j.spi;

/** Makes a validator from configuration. */
public interface ValidatorProvider extends PluginProvider<Validator> {}
