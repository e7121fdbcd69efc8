package com.example.platform;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.TargetProvider;
import java.nio.file.Path;

/** Found by ServiceLoader, on the class path and on the module path. */
public final class VersionsTargetProvider implements TargetProvider {
    private static final ConfigKey<String> FILE =
            ConfigKey.string("file", "properties file with the image of each service").required();

    @Override
    public String id() {
        return "versions";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(FILE);
    }

    @Override
    public Target create(PluginConfig config, PluginContext context) {
        return new VersionsTarget(new VersionsFile(Path.of(config.get(FILE))));
    }
}
