package io.gitops4j.forge.github;

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
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a {@link GitHubReporter} from configuration; found under the id {@code github}. */
public final class GitHubReporterProvider implements ForgeReporterProvider {
    private static final ConfigKey<String> REPOSITORY = ConfigKey.string(
            "repository",
            "repository that reports go to, owner/name; for every source that `repositories` does not name");
    private static final ConfigKey<Map<String, String>> REPOSITORIES =
            ConfigKey.map("repositories", "repositories by the name of the source: `apps: acme/apps`");
    private static final ConfigKey<Secret> TOKEN =
            ConfigKey.secret("token", "personal access token; this, or `app` and `privateKey`");
    private static final ConfigKey<String> APP = ConfigKey.string("app", "client id or app id of a GitHub App");
    private static final ConfigKey<Secret> PRIVATE_KEY =
            ConfigKey.secret("privateKey", "private key of the App, PEM text as GitHub gives it");
    private static final ConfigKey<String> INSTALLATION =
            ConfigKey.string("installation", "number of the App's installation; asked for where nothing is said");
    private static final ConfigKey<String> API = ConfigKey.string(
                    "api", "address of the API; of a GitHub Enterprise server https://HOST/api/v3")
            .defaultsTo(GitHubConnection.GITHUB_COM.toString());
    private static final ConfigKey<String> CONTEXT = ConfigKey.string(
                    "context", "what stands before the environment's name in a status: `gitops/prod`")
            .defaultsTo("gitops");
    private static final ConfigKey<List<String>> SHOW = ConfigKey.list(
            "show", "of `statuses`, `deployments` and `checks`; all that the login may where nothing is said");
    private static final ConfigKey<String> DETAILS_URL =
            ConfigKey.string("detailsUrl", "link for people, with {environment}, {source}, {commit} and {deployment}");
    private static final ConfigKey<String> PATH = ConfigKey.string(
                    "path", "folder of the repository that the source reads, as in the source's own `path`")
            .defaultsTo("");
    private static final ConfigKey<Duration> REQUEST_TIMEOUT =
            ConfigKey.duration("requestTimeout", "longest time for one request").defaultsTo(Duration.ofSeconds(30));
    private static final ConfigSpec SPEC = ConfigSpec.of(
            REPOSITORY,
            REPOSITORIES,
            TOKEN,
            APP,
            PRIVATE_KEY,
            INSTALLATION,
            API,
            CONTEXT,
            SHOW,
            DETAILS_URL,
            PATH,
            REQUEST_TIMEOUT);

    /** For {@link java.util.ServiceLoader}; does nothing. */
    public GitHubReporterProvider() {}

    @Override
    public String id() {
        return "github";
    }

    @Override
    public ConfigSpec configSpec() {
        return SPEC;
    }

    @Override
    public ForgeReporter create(PluginConfig config, PluginContext context) {
        GitHubConnection connection = GitHubConnection.as(login(config))
                .withApi(api(config.get(API)))
                .withRequestTimeout(config.get(REQUEST_TIMEOUT))
                .withClock(context.clock());
        GitHubOptions.Builder options =
                GitHubOptions.builder(connection).context(config.get(CONTEXT)).path(config.get(PATH));
        config.find(REPOSITORY).ifPresent(options::repository);
        config.find(REPOSITORIES).ifPresent(all -> all.forEach(options::repository));
        config.find(DETAILS_URL).ifPresent(options::detailsUrl);
        config.find(SHOW).ifPresent(words -> options.show(show(words)));
        return new GitHubReporter(options.build());
    }

    private static GitHubLogin login(PluginConfig config) {
        Optional<Secret> token = config.find(TOKEN);
        Optional<String> app = config.find(APP);
        Optional<Secret> key = config.find(PRIVATE_KEY);
        if (token.isPresent() && app.isEmpty() && key.isEmpty()) {
            return new GitHubLogin.Token(token.get());
        }
        if (token.isEmpty() && app.isPresent() && key.isPresent()) {
            return new GitHubLogin.App(
                    app.get(), key.get(), config.find(INSTALLATION).map(GitHubReporterProvider::number));
        }
        throw wrong(
                TOKEN.name(),
                "a login is a token, or an App with its private key",
                "give 'token', or 'app' and 'privateKey'");
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw wrong(
                    INSTALLATION.name(), "this is no number", "give the number at the end of the installation's page");
        }
    }

    private static URI api(String text) {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw wrong(API.name(), "this is no address", "write it like https://github.example.com/api/v3");
        }
    }

    private static Set<GitHubOptions.Show> show(List<String> words) {
        Set<GitHubOptions.Show> shown = EnumSet.noneOf(GitHubOptions.Show.class);
        for (String word : words) {
            switch (word.toLowerCase(Locale.ROOT)) {
                case "statuses" -> shown.add(GitHubOptions.Show.STATUSES);
                case "deployments" -> shown.add(GitHubOptions.Show.DEPLOYMENTS);
                case "checks" -> shown.add(GitHubOptions.Show.CHECKS);
                default ->
                    throw wrong(
                            SHOW.name(),
                            "'" + word + "' is nothing that can be shown",
                            "use statuses, deployments, checks");
            }
        }
        return shown;
    }

    private static GitOpsException wrong(String option, String what, String remedy) {
        return new GitOpsException(
                FailureKind.CONFIG,
                Diagnostic.error("CONFIG-VALUE")
                        .path(option)
                        .what(what)
                        .remedy(remedy)
                        .build());
    }
}
