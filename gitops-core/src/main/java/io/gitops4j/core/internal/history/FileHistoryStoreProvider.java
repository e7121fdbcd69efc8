package io.gitops4j.core.internal.history;

import io.gitops4j.core.internal.file.PathOption;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;

/** Makes stores that keep one file per environment in a directory. */
public final class FileHistoryStoreProvider implements HistoryStoreProvider {
    private static final ConfigKey<String> PATH = ConfigKey.string(
                    "path", "Directory for one append-only file per environment; made when it is not there.")
            .required();

    /** For the service loader. */
    public FileHistoryStoreProvider() {}

    @Override
    public String id() {
        return "file";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(PATH);
    }

    @Override
    public HistoryStore create(PluginConfig config, PluginContext context) {
        return new FileHistoryStore(PathOption.read(config, PATH));
    }
}
