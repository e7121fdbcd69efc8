package io.gitops4j.testkit;

import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.PluginProvider;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the provider of the history store \"file\"")
class FileHistoryStoreProviderTest extends ProviderContract<HistoryStore> {
    @Override
    protected PluginProvider<HistoryStore> newProvider() {
        return EngineStores.provider("file");
    }

    @Override
    protected Class<? extends PluginProvider<HistoryStore>> type() {
        return HistoryStoreProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path directory) {
        return Map.of("path", directory.toString());
    }
}
