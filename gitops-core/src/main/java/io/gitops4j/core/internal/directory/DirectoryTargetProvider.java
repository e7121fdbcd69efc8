package io.gitops4j.core.internal.directory;

import io.gitops4j.core.internal.file.PathOption;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.TargetProvider;

/** Makes targets that keep services as files. */
public final class DirectoryTargetProvider implements TargetProvider {
    private static final ConfigKey<String> PATH = ConfigKey.string(
                    "path", "Directory for the files `<namespace>/<service>.yaml`; made when it is not there.")
            .required();
    private static final ConfigKey<Boolean> FSYNC = ConfigKey.bool(
                    "fsync", "Whether every file is on the disk before it counts as written, and so survives a crash.")
            .defaultsTo(true);

    /** For the service loader. */
    public DirectoryTargetProvider() {}

    @Override
    public String id() {
        return "directory";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(PATH, FSYNC);
    }

    @Override
    public Target create(PluginConfig config, PluginContext context) {
        return new DirectoryTarget(PathOption.read(config, PATH), config.get(FSYNC), context.clock());
    }
}
