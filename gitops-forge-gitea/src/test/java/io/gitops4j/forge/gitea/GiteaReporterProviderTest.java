package io.gitops4j.forge.gitea;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ForgeReporterProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.testkit.ProviderContract;
import io.gitops4j.testkit.TestPluginContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("the provider of the Gitea reporter")
class GiteaReporterProviderTest extends ProviderContract<ForgeReporter> {
    @TempDir
    private Path directory;

    @Override
    protected PluginProvider<ForgeReporter> newProvider() {
        return new GiteaReporterProvider();
    }

    @Override
    protected Class<? extends PluginProvider<ForgeReporter>> type() {
        return ForgeReporterProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path folder) {
        return Map.of("url", "https://gitea.example.com", "repository", "shop/apps", "token", "env:GITEA_TOKEN");
    }

    private ForgeReporter make(Map<String, ?> options) {
        GiteaReporterProvider provider = new GiteaReporterProvider();
        return provider.create(
                PluginConfig.of(provider.configSpec(), options), new TestPluginContext("gitea", directory));
    }

    @Test
    @DisplayName("each source has its repository, and the others have the one that is named for all")
    void findsRepositories() {
        Map<String, Object> options = new HashMap<>(minimalConfig(directory));
        options.put("repositories", Map.of("libs", "shop/libs.java_2"));
        try (ForgeReporter reporter = make(options)) {
            assertThat(reporter.repository("libs")).contains("shop/libs.java_2");
            assertThat(reporter.repository("apps")).contains("shop/apps");
        }
        options.remove("repository");
        try (ForgeReporter reporter = make(options)) {
            assertThat(reporter.repository("apps")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "repository, no-slash, 'repository: this is no repository of Gitea'",
        "repository, a/.., 'repository: this is no repository of Gitea'",
        "repository, ../a, 'repository: this is no repository of Gitea'",
        "repository, a/b/c, 'repository: this is no repository of Gitea'",
        "url, http://gitea.example.com, 'url: the address of the API is not https'",
        "url, https://user@gitea.example.com, 'url: the address of the API is not https'",
        "url, ':', 'url: this is no address'",
    })
    @DisplayName("what is wrong is told with its option")
    void tellsWhatIsWrong(String option, String value, String message) {
        Map<String, Object> options = new HashMap<>(minimalConfig(directory));
        options.put(option, value);

        assertThatThrownBy(() -> make(options)).hasMessageContaining(message).hasMessageContaining("Do: ");
    }

    @Test
    @DisplayName("a reporter without a repository is refused")
    void needsARepository() {
        Map<String, Object> options = new HashMap<>(minimalConfig(directory));
        options.remove("repository");

        assertThatThrownBy(() -> make(options)).hasMessageContaining("repository: no repository is named");
    }
}
