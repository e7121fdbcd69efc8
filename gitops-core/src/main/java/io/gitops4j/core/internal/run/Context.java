package io.gitops4j.core.internal.run;

import io.gitops4j.spi.PluginContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;

/** What the engine lends to one plug-in instance. */
record Context(String instanceName, Executor executor, Clock clock, Path cacheDirectory) implements PluginContext {}
