package io.gitops4j.testkit;

import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.Target;
import io.gitops4j.spi.TargetProvider;
import java.nio.file.Path;
import java.util.Map;
import java.util.ServiceLoader;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the provider of the target \"directory\"")
class DirectoryTargetProviderTest extends ProviderContract<Target> {
    @Override
    protected PluginProvider<Target> newProvider() {
        return ServiceLoader.load(TargetProvider.class).stream()
                .map(ServiceLoader.Provider::get)
                .filter(provider -> provider.id().equals("directory"))
                .findFirst()
                .orElseThrow();
    }

    @Override
    protected Class<? extends PluginProvider<Target>> type() {
        return TargetProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path directory) {
        return Map.of("path", directory.toString());
    }
}
