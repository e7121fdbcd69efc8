package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Secret;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceProvider;
import io.gitops4j.testkit.TestOperation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.Executor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GitSourceProviderTest {
    private final SourceProvider provider = new GitSourceProvider();

    @TempDir
    Path scratch;

    @Test
    void isFoundByServiceLoader() {
        assertThat(ServiceLoader.load(SourceProvider.class))
                .filteredOn(found -> found.id().equals("git"))
                .singleElement()
                .isInstanceOf(GitSourceProvider.class);
    }

    @Test
    void makesASourceFromConfigurationAlone() {
        TestRemote remote = TestRemote.folder(scratch);
        String commit = remote.push(Map.of("env/a.yaml", "1"));
        try (Source source = create(Map.of("url", remote.url(), "path", "env", "allowFile", true, "maxEntries", 10))) {
            Revision revision = source.resolve(TestOperation.live());
            assertThat(revision).isEqualTo(new Revision("shop", commit));
            assertThat(TestRemote.contents(source, revision)).isEqualTo(Map.of("a.yaml", "1"));
        }
    }

    @Test
    void makingASourceReachesNobodyAndWritesNothing() {
        create(Map.of("url", "https://gitops4j.invalid/shop.git")).close();
        assertThat(scratch).isEmptyDirectory();
    }

    @Test
    void urlIsRequiredAndUnknownOptionsAreRefused() {
        assertThatThrownBy(() -> create(Map.of("branch", "main")))
                .isInstanceOfSatisfying(
                        GitOpsException.class,
                        e -> assertThat(e.diagnostics()).extracting("path").containsExactly("branch", "url"));
    }

    @Test
    void passwordAndTokenExcludeEachOther() {
        Secret secret = Secret.of(() -> "s3cret");
        assertThatThrownBy(() -> create(Map.of("url", "https://example.org/x", "password", secret, "token", secret)))
                .hasMessage("CONFIG-VALUE token: there are both a password and a token. Do: take one of them out.");
    }

    private Source create(Map<String, ?> options) {
        return provider.create(PluginConfig.of(provider.configSpec(), options), context());
    }

    private PluginContext context() {
        return new PluginContext() {
            @Override
            public String instanceName() {
                return "shop";
            }

            @Override
            public Executor executor() {
                return Runnable::run;
            }

            @Override
            public Clock clock() {
                return Clock.systemUTC();
            }

            @Override
            public Path cacheDirectory() {
                return scratch.resolve("cache");
            }
        };
    }
}
