package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.spi.RenderedStoreProvider;
import io.gitops4j.testkit.ProviderContract;
import io.gitops4j.testkit.TestPluginContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the provider of rendered services in Git")
class GitRenderedStoreProviderTest extends ProviderContract<RenderedStore> {
    @Override
    protected PluginProvider<RenderedStore> newProvider() {
        return new GitRenderedStoreProvider();
    }

    @Override
    protected Class<? extends PluginProvider<RenderedStore>> type() {
        return RenderedStoreProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path directory) {
        return Map.of("url", "https://git.example.com/rendered.git");
    }

    @ParameterizedTest
    @CsvSource({
        "cluster, ../other",
        "cluster, /production",
        "cluster, .git",
        "cluster, production/",
        "keep, 0",
        "keep, 1001",
        "branch, refs/tags/v1",
        "branch, HEAD",
        "branch, a..b"
    })
    void aWrongValueNamesItsOption(String option, String value, @TempDir Path directory) {
        Map<String, Object> raw = new HashMap<>(minimalConfig(directory));
        raw.put(option, value);
        PluginConfig config = PluginConfig.of(newProvider().configSpec(), raw);
        assertThatThrownBy(() -> newProvider()
                        .create(config, new TestPluginContext("production", directory))
                        .close())
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.CONFIG))
                .hasMessageContaining(option)
                .hasMessageContaining("Do: ");
    }
}
