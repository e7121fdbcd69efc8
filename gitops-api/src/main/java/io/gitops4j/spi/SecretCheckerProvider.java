package io.gitops4j.spi;

/** Makes a secret checker from configuration. */
public interface SecretCheckerProvider extends PluginProvider<SecretChecker> {}
