package io.gitops4j.core.internal.history;

import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;

/** Makes stores that live as long as the engine. */
public final class InMemoryHistoryStoreProvider implements HistoryStoreProvider {
    /** For the service loader. */
    public InMemoryHistoryStoreProvider() {}

    @Override
    public String id() {
        return "memory";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of();
    }

    @Override
    public HistoryStore create(PluginConfig config, PluginContext context) {
        return new InMemoryHistoryStore();
    }
}
