package io.gitops4j.git;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Source;
import io.gitops4j.spi.SourceProvider;
import java.util.ArrayList;
import java.util.List;

/** Makes a {@link GitSource} from configuration, under the id {@code git}. */
public final class GitSourceProvider implements SourceProvider {
    private static final ConfigKey<String> REF =
            ConfigKey.string("ref", "branch, tag or full ref to read").defaultsTo(GitOptions.DEFAULT_REF);
    private static final ConfigKey<String> PATH =
            ConfigKey.string("path", "folder to read; empty for all").defaultsTo("");
    private static final ConfigKey<Integer> MAX_ENTRIES = ConfigKey.integer(
                    "maxEntries", "files and folders of one revision")
            .defaultsTo(GitOptions.DEFAULT_MAX_ENTRIES);
    private static final ConfigKey<Integer> MAX_DEPTH =
            ConfigKey.integer("maxDepth", "folders within folders").defaultsTo(GitOptions.DEFAULT_MAX_DEPTH);
    private static final ConfigKey<Boolean> PORTABLE_NAMES = ConfigKey.bool(
                    "portableNames", "refuse names that Windows or macOS take for others")
            .defaultsTo(true);
    private static final ConfigKey<Boolean> ALLOW_UNRELATED_HISTORY = ConfigKey.bool(
                    "allowUnrelatedHistory", "take a history that has no commit in common with the one read before")
            .defaultsTo(false);

    /** For {@link java.util.ServiceLoader}. */
    public GitSourceProvider() {}

    @Override
    public String id() {
        return "git";
    }

    @Override
    public ConfigSpec configSpec() {
        List<ConfigKey<?>> keys = new ArrayList<>(List.of(RepositoryKeys.URL, REF, PATH));
        keys.addAll(RepositoryKeys.LOGIN);
        keys.addAll(RepositoryKeys.TRANSFER);
        keys.addAll(List.of(MAX_ENTRIES, MAX_DEPTH, PORTABLE_NAMES, ALLOW_UNRELATED_HISTORY));
        keys.addAll(VerificationKeys.ALL);
        return new ConfigSpec(keys);
    }

    @Override
    public Source create(PluginConfig config, PluginContext context) {
        GitOptions options = RepositoryKeys.read(config, context.cacheDirectory())
                .ref(config.get(REF))
                .path(config.get(PATH))
                .maxEntries(config.get(MAX_ENTRIES))
                .maxDepth(config.get(MAX_DEPTH))
                .portableNames(config.get(PORTABLE_NAMES))
                .allowUnrelatedHistory(config.get(ALLOW_UNRELATED_HISTORY))
                .verification(VerificationKeys.read(config))
                .build();
        return new GitSource(context.instanceName(), options, context.clock());
    }
}
