package io.gitops4j.git;

import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.spi.RenderedStoreProvider;
import java.util.ArrayList;
import java.util.List;

/** Makes a {@link GitRenderedStore} from configuration, under the id {@code git}. */
public final class GitRenderedStoreProvider implements RenderedStoreProvider {
    private static final ConfigKey<String> BRANCH = ConfigKey.string(
                    "branch", "branch to commit to; made by the first commit where it is not there")
            .defaultsTo(GitOptions.DEFAULT_REF);
    private static final ConfigKey<String> CLUSTER =
            ConfigKey.string("cluster", "directory of all services, `/`-separated; without it the environment's name");
    private static final ConfigKey<Integer> KEEP = ConfigKey.integer(
                    "keep", "how many deployments of a service stay as directories")
            .defaultsTo(GitRenderedOptions.DEFAULT_KEEP);

    /** For {@link java.util.ServiceLoader}. */
    public GitRenderedStoreProvider() {}

    @Override
    public String id() {
        return "git";
    }

    @Override
    public ConfigSpec configSpec() {
        List<ConfigKey<?>> keys = new ArrayList<>(List.of(RepositoryKeys.URL, BRANCH, CLUSTER, KEEP));
        keys.addAll(RepositoryKeys.LOGIN);
        keys.addAll(RepositoryKeys.TRANSFER);
        return new ConfigSpec(keys);
    }

    @Override
    public RenderedStore create(PluginConfig config, PluginContext context) {
        GitOptions repository = RepositoryKeys.read(config, context.cacheDirectory())
                .ref(config.get(BRANCH))
                .build();
        return new GitRenderedStore(GitRenderedOptions.builder(repository, context.instanceName())
                .cluster(config.find(CLUSTER).orElse(context.instanceName()))
                .keep(config.get(KEEP))
                .clock(context.clock())
                .build());
    }
}
