package io.gitops4j.forge.gitea;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ForgeReporterProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Secret;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/** Makes a {@link GiteaReporter} from configuration; found under the id {@code gitea}. */
public final class GiteaReporterProvider implements ForgeReporterProvider {
    private static final ConfigKey<String> URL = ConfigKey.string(
                    "url", "address of the start page: `https://gitea.example.com`; the API is below it")
            .required();
    private static final ConfigKey<String> REPOSITORY = ConfigKey.string(
            "repository",
            "repository that reports go to, owner/name; for every source that `repositories` does not name");
    private static final ConfigKey<Map<String, String>> REPOSITORIES =
            ConfigKey.map("repositories", "repositories by the name of the source: `apps: acme/apps`");
    private static final ConfigKey<Secret> TOKEN = ConfigKey.secret(
                    "token", "access token with the scopes write:repository, write:issue and read:user")
            .required();
    private static final ConfigKey<String> CONTEXT = ConfigKey.string(
                    "context", "what stands before the environment's name in a status: `gitops/prod`")
            .defaultsTo("gitops");
    private static final ConfigKey<String> DETAILS_URL =
            ConfigKey.string("detailsUrl", "link for people, with {environment}, {source}, {commit} and {deployment}");
    private static final ConfigKey<Duration> REQUEST_TIMEOUT =
            ConfigKey.duration("requestTimeout", "longest time for one request").defaultsTo(Duration.ofSeconds(30));
    private static final ConfigSpec SPEC =
            ConfigSpec.of(URL, REPOSITORY, REPOSITORIES, TOKEN, CONTEXT, DETAILS_URL, REQUEST_TIMEOUT);

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
        GiteaConnection connection = GiteaConnection.to(url(config.get(URL)), config.get(TOKEN))
                .withRequestTimeout(config.get(REQUEST_TIMEOUT))
                .withClock(context.clock());
        GiteaOptions.Builder options = GiteaOptions.builder(connection).context(config.get(CONTEXT));
        config.find(REPOSITORY).ifPresent(options::repository);
        config.find(REPOSITORIES).ifPresent(all -> all.forEach(options::repository));
        config.find(DETAILS_URL).ifPresent(options::detailsUrl);
        return new GiteaReporter(options.build());
    }

    private static URI url(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path(URL.name())
                            .what("this is no address")
                            .remedy("write it like https://gitea.example.com")
                            .build());
        }
    }
}
