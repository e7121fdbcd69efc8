package io.gitops4j.testkit;

import io.gitops4j.spi.ManifestParser;
import io.gitops4j.spi.ManifestParserProvider;
import io.gitops4j.spi.PluginProvider;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;

@DisplayName("the provider of the smallest sound parser")
class LineParserProviderTest extends ProviderContract<ManifestParser> {
    @Override
    protected PluginProvider<ManifestParser> newProvider() {
        return new LineParserProvider();
    }

    @Override
    protected Class<? extends PluginProvider<ManifestParser>> type() {
        return ManifestParserProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path directory) {
        return Map.of("suffix", ".services");
    }
}
