package io.gitops4j.forge.gitea;

import io.gitops4j.forge.http.Endpoint;
import io.gitops4j.forge.options.ForgeKeys;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ForgeReporterProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Secret;

/** Makes a {@link GiteaReporter} from configuration; found under the id {@code gitea}. */
public final class GiteaReporterProvider implements ForgeReporterProvider {
    private static final ConfigKey<String> URL = ConfigKey.string(
                    "url", "address of the start page: `https://gitea.example.com`; the API is below it")
            .required();
    private static final ConfigKey<Secret> TOKEN = ConfigKey.secret(
                    "token", "access token with the scopes write:repository, write:issue and read:user")
            .required();
    private static final ConfigSpec SPEC = ConfigSpec.of(
            URL,
            ForgeKeys.REPOSITORY,
            ForgeKeys.REPOSITORIES,
            TOKEN,
            ForgeKeys.CONTEXT,
            ForgeKeys.DETAILS_URL,
            ForgeKeys.REQUEST_TIMEOUT);

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public GiteaReporterProvider() {}

    @Override
    public String id() {
        return "gitea";
    }

    @Override
    public ConfigSpec configSpec() {
        return SPEC;
    }

    @Override
    public ForgeReporter create(PluginConfig config, PluginContext context) {
        GiteaConnection connection = GiteaConnection.to(
                        Endpoint.address(config.get(URL), URL.name(), "https://gitea.example.com"), config.get(TOKEN))
                .withRequestTimeout(config.get(ForgeKeys.REQUEST_TIMEOUT))
                .withClock(context.clock());
        GiteaOptions.Builder options = GiteaOptions.builder(connection).context(config.get(ForgeKeys.CONTEXT));
        config.find(ForgeKeys.REPOSITORY).ifPresent(options::repository);
        config.find(ForgeKeys.REPOSITORIES).ifPresent(all -> all.forEach(options::repository));
        config.find(ForgeKeys.DETAILS_URL).ifPresent(options::detailsUrl);
        return new GiteaReporter(options.build());
    }
}
