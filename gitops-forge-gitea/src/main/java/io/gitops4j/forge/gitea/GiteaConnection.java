package io.gitops4j.forge.gitea;

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

/** How to reach a Gitea, and as whom. Immutable; each {@code with} method gives a changed copy. */
public final class GiteaConnection {
    private final URI url;
    private final Secret token;
    private final Reach reach;

    private GiteaConnection(URI url, Secret token, Reach reach) {
        this.url = url;
        this.token = token;
        this.reach = reach;
    }

    /**
     * To that server with that token; 30 s for a request, the machine's clock.
     *
     * @param url of the start page, such as {@code https://gitea.example.com}; the API is below its {@code /api/v1}
     * @param token read anew for every request
     * @throws GitOpsException CONFIG when the address is not plain https; http is for this machine only
     */
    public static GiteaConnection to(URI url, Secret token) {
        return new GiteaConnection(
                Endpoint.checked(url, "url", "https://gitea.example.com"),
                Objects.requireNonNull(token, "token"),
                Reach.usual());
    }

    /** With at most this time for one request, whatever the operation still has. */
    public GiteaConnection withRequestTimeout(Duration value) {
        return new GiteaConnection(url, token, reach.within(value));
    }

    /** By this clock, which the times that Gitea asks for are kept by. */
    public GiteaConnection withClock(Clock value) {
        return new GiteaConnection(url, token, reach.by(value));
    }

    /** By the embedder's own client, which is not closed; a reporter refuses one that follows redirects. */
    public GiteaConnection withHttpClient(HttpClient value) {
        return new GiteaConnection(url, token, reach.by(value));
    }

    /** Its start page. */
    public URI url() {
        return url;
    }

    /** What is logged in with. */
    public Secret token() {
        return token;
    }

    /** At most so long for one request. */
    public Duration requestTimeout() {
        return reach.requestTimeout();
    }

    /** What the times are kept by. */
    public Clock clock() {
        return reach.clock();
    }

    /** The embedder's client. */
    public Optional<HttpClient> httpClient() {
        return reach.client();
    }

    @Override
    public String toString() {
        return "GiteaConnection(" + url + ")";
    }
}
