package io.gitops4j.forge.github;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.http.Endpoint;
import io.gitops4j.forge.options.Reach;
import io.gitops4j.spi.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How to reach GitHub, and as whom. Immutable; each {@code with} method gives a changed copy. */
public final class GitHubConnection {
    /** The API of github.com. */
    public static final URI GITHUB_COM = URI.create("https://api.github.com");

    private final URI api;
    private final GitHubLogin login;
    private final Reach reach;

    private GitHubConnection(URI api, GitHubLogin login, Reach reach) {
        this.api = api;
        this.login = login;
        this.reach = reach;
    }

    /** With a personal access token, classic or fine-grained; it is read anew for every request. */
    public static GitHubConnection withToken(Secret token) {
        return as(new GitHubLogin.Token(token));
    }

    /**
     * As an installation of a GitHub App.
     *
     * @param app its client id, or its app id
     * @param privateKey the PEM text of its key, PKCS#1 as GitHub gives it or PKCS#8; read anew whenever a token is asked for
     */
    public static GitHubConnection withApp(String app, Secret privateKey) {
        return as(new GitHubLogin.App(app, privateKey, Optional.empty()));
    }

    /** As that; github.com, 30 s for a request, the machine's clock. */
    public static GitHubConnection as(GitHubLogin login) {
        return new GitHubConnection(GITHUB_COM, Objects.requireNonNull(login, "login"), Reach.usual());
    }

    /**
     * To a GitHub Enterprise server.
     *
     * @param value such as {@code https://github.example.com/api/v3}
     * @throws GitOpsException CONFIG when it is not a plain https address; http is for this machine only
     */
    public GitHubConnection withApi(URI value) {
        return new GitHubConnection(Endpoint.checked(value, "api", "https://github.example.com/api/v3"), login, reach);
    }

    /** With at most this time for one request, whatever the operation still has. */
    public GitHubConnection withRequestTimeout(Duration value) {
        return new GitHubConnection(api, login, reach.within(value));
    }

    /** By this clock, which the limits of GitHub are kept by. */
    public GitHubConnection withClock(Clock value) {
        return new GitHubConnection(api, login, reach.by(value));
    }

    /** By the embedder's own client, which is not closed; a reporter refuses one that follows redirects. */
    public GitHubConnection withHttpClient(HttpClient value) {
        return new GitHubConnection(api, login, reach.by(value));
    }

    /** Where the API is. */
    public URI api() {
        return api;
    }

    /** As whom. */
    public GitHubLogin login() {
        return login;
    }

    /** At most so long for one request. */
    public Duration requestTimeout() {
        return reach.requestTimeout();
    }

    /** What the limits are kept by. */
    public Clock clock() {
        return reach.clock();
    }

    /** The embedder's client. */
    public Optional<HttpClient> httpClient() {
        return reach.client();
    }

    @Override
    public String toString() {
        return "GitHubConnection(" + api + ")";
    }
}
