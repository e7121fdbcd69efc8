package io.gitops4j.testkit;

import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.PluginConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the engine's history store in memory")
class InMemoryHistoryStoreTest extends HistoryStoreContract {
    private final HistoryStore store = newStore();

    @Override
    protected HistoryStore open() {
        return store;
    }

    private static HistoryStore newStore() {
        HistoryStoreProvider provider = EngineStores.provider("memory");
        return provider.create(
                PluginConfig.of(provider.configSpec(), Map.of()), new TestPluginContext("history", Path.of("none")));
    }
}
