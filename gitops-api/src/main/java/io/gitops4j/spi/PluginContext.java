package io.gitops4j.spi;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Executor;

/** Lent by the engine for the life of one instance. A plug-in starts no thread of its own and closes nothing of this. */
public interface PluginContext {
    /** The configured name of the instance: of the source, the environment, the policy. */
    String instanceName();

    /** Runs tasks of the plug-in. */
    Executor executor();

    /** The engine's clock, for anything that asks for the time. */
    Clock clock();

    /** A directory for this instance alone whose content may vanish at any time; it may not exist yet. */
    Path cacheDirectory();
}
