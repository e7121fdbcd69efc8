package io.gitops4j.forge.github;

import io.gitops4j.forge.http.Endpoint;
import io.gitops4j.forge.options.ForgeKeys;
import io.gitops4j.forge.options.WrongOption;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.ForgeReporterProvider;
import io.gitops4j.spi.PluginConfig;
import io.gitops4j.spi.PluginContext;
import io.gitops4j.spi.Secret;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Makes a {@link GitHubReporter} from configuration; found under the id {@code github}. */
public final class GitHubReporterProvider implements ForgeReporterProvider {
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
    private static final ConfigKey<List<String>> SHOW = ConfigKey.list(
            "show", "of `statuses`, `deployments` and `checks`; all that the login may where nothing is said");
    private static final ConfigKey<String> PATH = ConfigKey.string(
                    "path", "folder of the repository that the source reads, as in the source's own `path`")
            .defaultsTo("");
    private static final ConfigSpec SPEC = ConfigSpec.of(
            ForgeKeys.REPOSITORY,
            ForgeKeys.REPOSITORIES,
            TOKEN,
            APP,
            PRIVATE_KEY,
            INSTALLATION,
            API,
            ForgeKeys.CONTEXT,
            SHOW,
            ForgeKeys.DETAILS_URL,
            PATH,
            ForgeKeys.REQUEST_TIMEOUT);

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
                .withApi(Endpoint.address(config.get(API), API.name(), "https://github.example.com/api/v3"))
                .withRequestTimeout(config.get(ForgeKeys.REQUEST_TIMEOUT))
                .withClock(context.clock());
        GitHubOptions.Builder options = GitHubOptions.builder(connection)
                .context(config.get(ForgeKeys.CONTEXT))
                .path(config.get(PATH));
        config.find(ForgeKeys.REPOSITORY).ifPresent(options::repository);
        config.find(ForgeKeys.REPOSITORIES).ifPresent(all -> all.forEach(options::repository));
        config.find(ForgeKeys.DETAILS_URL).ifPresent(options::detailsUrl);
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
        throw WrongOption.of(
                TOKEN.name(),
                "a login is a token, or an App with its private key",
                "give 'token', or 'app' and 'privateKey'");
    }

    private static long number(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            throw WrongOption.of(
                    INSTALLATION.name(), "this is no number", "give the number at the end of the installation's page");
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
                    throw WrongOption.of(
                            SHOW.name(),
                            "'" + word + "' is nothing that can be shown",
                            "use statuses, deployments, checks");
            }
        }
        return shown;
    }
}
