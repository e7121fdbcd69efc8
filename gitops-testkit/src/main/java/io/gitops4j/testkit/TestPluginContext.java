package io.gitops4j.testkit;

import io.gitops4j.spi.PluginContext;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;

/** A context for a plug-in without an engine: tasks run at once on the thread that hands them in, and are counted. Thread-safe. */
public final class TestPluginContext implements PluginContext {
    private final String instanceName;
    private final Path cacheDirectory;
    private final VirtualClock clock = VirtualClock.create();
    private final AtomicInteger tasks = new AtomicInteger();

    /** A context for an instance of that name. */
    public TestPluginContext(String instanceName, Path cacheDirectory) {
        this.instanceName = Objects.requireNonNull(instanceName, "instanceName");
        this.cacheDirectory = Objects.requireNonNull(cacheDirectory, "cacheDirectory");
    }

    @Override
    public String instanceName() {
        return instanceName;
    }

    @Override
    public Executor executor() {
        return task -> {
            tasks.incrementAndGet();
            task.run();
        };
    }

    @Override
    public Clock clock() {
        return clock;
    }

    /** The same clock, to be moved. */
    public VirtualClock virtualClock() {
        return clock;
    }

    @Override
    public Path cacheDirectory() {
        return cacheDirectory;
    }

    /** How many tasks the executor was given. */
    public int tasks() {
        return tasks.get();
    }
}
