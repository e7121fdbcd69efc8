package io.gitops4j.examples.console;

import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.TargetProvider;
import io.gitops4j.testkit.ProviderContract;
import java.nio.file.Path;
import java.util.Map;

class ConsoleTargetProviderContractTest extends ProviderContract<Target> {
    @Override
    protected PluginProvider<Target> newProvider() {
        return new ConsoleTargetProvider();
    }

    @Override
    protected Class<? extends PluginProvider<Target>> type() {
        return TargetProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path directory) {
        return Map.of();
    }
}
