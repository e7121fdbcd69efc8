package io.gitops4j.examples.console;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.TargetProvider;

/** Makes a {@link ConsoleTarget} from configuration, under the id {@code console}. */
public final class ConsoleTargetProvider implements TargetProvider {
    private static final ConfigKey<String> PREFIX =
            ConfigKey.string("prefix", "printed before every line").defaultsTo("");

    /** For {@link java.util.ServiceLoader}. */
    public ConsoleTargetProvider() {}

    @Override
    public String id() {
        return "console";
    }

    @Override
    public ConfigSpec configSpec() {
        return ConfigSpec.of(PREFIX);
    }

    @Override
    public Target create(PluginConfig config, PluginContext context) {
        String prefix = config.get(PREFIX);
        return new ConsoleTarget(line -> System.out.println(prefix + line));
    }
}
