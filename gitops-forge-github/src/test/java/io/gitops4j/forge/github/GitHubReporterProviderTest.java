package io.gitops4j.forge.github;

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

@DisplayName("the provider of the GitHub reporter")
class GitHubReporterProviderTest extends ProviderContract<ForgeReporter> {
    @TempDir
    private Path directory;

    @Override
    protected PluginProvider<ForgeReporter> newProvider() {
        return new GitHubReporterProvider();
    }

    @Override
    protected Class<? extends PluginProvider<ForgeReporter>> type() {
        return ForgeReporterProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path folder) {
        return Map.of("repository", "shop/apps", "token", "env:GITHUB_TOKEN");
    }

    private ForgeReporter make(Map<String, ?> options) {
        GitHubReporterProvider provider = new GitHubReporterProvider();
        return provider.create(
                PluginConfig.of(provider.configSpec(), options), new TestPluginContext("github", directory));
    }

    @Test
    @DisplayName("each source has its repository, and the others have the one that is named for all")
    void findsRepositories() {
        try (ForgeReporter reporter = make(Map.of(
                "repository", "shop/apps",
                "repositories", Map.of("libs", "shop/libs"),
                "app", "Iv1.abc",
                "privateKey", "env:KEY"))) {
            assertThat(reporter.repository("libs")).contains("shop/libs");
            assertThat(reporter.repository("apps")).contains("shop/apps");
        }
        try (ForgeReporter reporter = make(Map.of("repositories", Map.of("libs", "shop/libs"), "token", "env:T"))) {
            assertThat(reporter.repository("apps")).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "repository, no-slash, 'repository: this is no repository of GitHub'",
        "repository, a/.., 'repository: this is no repository of GitHub'",
        "repository, a/., 'repository: this is no repository of GitHub'",
        "api, http://github.example.com, 'api: the address of the API is not https'",
        "api, https://user@github.example.com, 'api: the address of the API is not https'",
        "api, ':', 'api: this is no address'",
        "app, Iv1.abc, 'token: a login is a token, or an App'",
        "installation, x, 'token: a login is a token, or an App'",
    })
    @DisplayName("what is wrong is told with its option")
    void tellsWhatIsWrong(String option, String value, String message) {
        Map<String, Object> options = new HashMap<>(minimalConfig(directory));
        if (option.equals("installation")) {
            options.remove("token");
        }
        options.put(option, value);

        assertThatThrownBy(() -> make(options)).hasMessageContaining(message).hasMessageContaining("Do: ");
    }

    @Test
    @DisplayName("check runs need an App")
    void checksNeedAnApp() {
        Map<String, Object> options = new HashMap<>(minimalConfig(directory));
        options.put("show", java.util.List.of("checks"));

        assertThatThrownBy(() -> make(options)).hasMessageContaining("show: only a GitHub App may make check runs");
    }

    @Test
    @DisplayName("a reporter without a repository is refused")
    void needsARepository() {
        Map<String, Object> options = new HashMap<>(minimalConfig(directory));
        options.remove("repository");

        assertThatThrownBy(() -> make(options)).hasMessageContaining("repository: no repository is named");
    }
}
