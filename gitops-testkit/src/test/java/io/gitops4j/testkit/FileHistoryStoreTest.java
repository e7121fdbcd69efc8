package io.gitops4j.testkit;

import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.PluginConfig;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the engine's history store in files")
class FileHistoryStoreTest extends HistoryStoreContract {
    @TempDir
    private Path directory;

    @Override
    protected HistoryStore open() {
        HistoryStoreProvider provider = EngineStores.provider("file");
        PluginConfig config = PluginConfig.of(
                provider.configSpec(),
                Map.of("path", directory.resolve("history").toString()));
        return provider.create(config, new TestPluginContext("history", directory.resolve("cache")));
    }
}
