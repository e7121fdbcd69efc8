package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginProvider;
import io.gitops4j.testkit.ProviderContract;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.TestPluginContext;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("the provider of the history store \"git\"")
class GitHistoryStoreProviderTest extends ProviderContract<HistoryStore> {
    @TempDir
    Path scratch;

    @Override
    protected PluginProvider<HistoryStore> newProvider() {
        return new GitHistoryStoreProvider();
    }

    @Override
    protected Class<? extends PluginProvider<HistoryStore>> type() {
        return HistoryStoreProvider.class;
    }

    @Override
    protected Map<String, ?> minimalConfig(Path directory) {
        return Map.of(
                "url",
                "https://gitops4j.invalid/state.git",
                "path",
                directory.resolve("history").toString());
    }

    @Test
    void makesAStoreFromConfigurationAlone() {
        TestRemote remote = TestRemote.folder(scratch);
        Map<String, Object> options = Map.of(
                "url",
                remote.url(),
                "path",
                scratch.resolve("history").toString(),
                "refPrefix",
                "refs/heads/history/",
                "committerName",
                "Shop Engine",
                "committerEmail",
                "engine@example.org",
                "allowFile",
                true);
        try (HistoryStore store = create(options)) {
            store.append("prod", new HistoryLine(1, "Deployment 1 begins", "{}"), TestOperation.live());
        }
        assertThat(remote.bareGit("log", "--format=%an <%ae>: %s", "refs/heads/history/prod"))
                .isEqualTo("Shop Engine <engine@example.org>: Deployment 1 begins");
    }

    @Test
    void whatCannotBeIsRefusedAllAtOnce() {
        Map<String, Object> options = new HashMap<>(minimalConfig(scratch));
        options.put("refPrefix", "heads/x");
        options.put("committerName", "a<b");
        options.put("committerEmail", "");
        Golden.assertKind(FailureKind.CONFIG, () -> create(options).close());
        assertThatThrownBy(() -> create(options).close()).hasMessage("""
                        CONFIG-VALUE refPrefix: 'heads/x' is no folder of refs. Do: write it as refs/gitops/.
                        CONFIG-VALUE committerName: 'a<b' cannot stand in a commit. Do: write it without '<', '>' and line feeds.
                        CONFIG-VALUE committerEmail: '' cannot stand in a commit. Do: write it without '<', '>' and line feeds.""");
    }

    private HistoryStore create(Map<String, ?> options) {
        HistoryStoreProvider provider = new GitHistoryStoreProvider();
        return provider.create(
                PluginConfig.of(provider.configSpec(), options),
                new TestPluginContext("store", scratch.resolve("cache")));
    }
}
