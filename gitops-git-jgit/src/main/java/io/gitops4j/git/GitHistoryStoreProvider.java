package io.gitops4j.git;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.git.GitHistoryOptions.WhenAway;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.HistoryStoreProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Makes a {@link GitHistoryStore} from configuration, under the id {@code git}. */
public final class GitHistoryStoreProvider implements HistoryStoreProvider {
    private static final String RECORD_LOCALLY = "record-locally";

    private static final ConfigKey<String> PATH = ConfigKey.string(
                    "path",
                    "folder on this machine for the histories and what waits to be pushed; keep it over restarts")
            .required();
    private static final ConfigKey<String> REF_PREFIX = ConfigKey.string(
                    "refPrefix", "what the refs begin with; the environment follows")
            .defaultsTo(GitHistoryOptions.DEFAULT_REF_PREFIX);
    private static final ConfigKey<String> WHEN_AWAY = ConfigKey.choice(
                    "whenAway",
                    "while the repository cannot be reached: record on this machine and push later (one engine for each"
                            + " environment), or refuse and deploy nothing",
                    RECORD_LOCALLY,
                    "refuse")
            .defaultsTo(RECORD_LOCALLY);
    private static final ConfigKey<String> COMMITTER_NAME = ConfigKey.string(
                    "committerName", "author and committer of the records")
            .defaultsTo(GitHistoryOptions.DEFAULT_NAME);
    private static final ConfigKey<String> COMMITTER_EMAIL = ConfigKey.string(
                    "committerEmail", "e-mail address of the committer")
            .defaultsTo(GitHistoryOptions.DEFAULT_EMAIL);

    /** For {@link java.util.ServiceLoader}. */
    public GitHistoryStoreProvider() {}

    @Override
    public String id() {
        return "git";
    }

    @Override
    public ConfigSpec configSpec() {
        List<ConfigKey<?>> keys = new ArrayList<>(List.of(RepositoryKeys.URL, PATH, REF_PREFIX, WHEN_AWAY));
        keys.addAll(RepositoryKeys.LOGIN);
        keys.addAll(RepositoryKeys.TRANSFER);
        keys.addAll(List.of(COMMITTER_NAME, COMMITTER_EMAIL));
        return new ConfigSpec(keys);
    }

    @Override
    public HistoryStore create(PluginConfig config, PluginContext context) {
        GitOptions repository =
                RepositoryKeys.read(config, context.cacheDirectory()).build();
        return GitHistoryStore.open(GitHistoryOptions.builder(repository, directory(config.get(PATH)))
                .refPrefix(config.get(REF_PREFIX))
                .whenAway(config.get(WHEN_AWAY).equals(RECORD_LOCALLY) ? WhenAway.RECORD_LOCALLY : WhenAway.REFUSE)
                .identity(config.get(COMMITTER_NAME), config.get(COMMITTER_EMAIL))
                .clock(context.clock())
                .build());
    }

    private static Path directory(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path(PATH.name())
                            .what("'" + text + "' is no path: " + e.getReason())
                            .remedy("write the path of a folder")
                            .build());
        }
    }
}
