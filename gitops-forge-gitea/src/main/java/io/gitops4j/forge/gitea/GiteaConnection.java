package io.gitops4j.forge.gitea;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.http.Endpoint;
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
    private final Duration requestTimeout;
    private final Clock clock;
    private final Optional<HttpClient> httpClient;

    private GiteaConnection(
            URI url, Secret token, Duration requestTimeout, Clock clock, Optional<HttpClient> httpClient) {
        this.url = url;
        this.token = token;
        this.requestTimeout = requestTimeout;
        this.clock = clock;
        this.httpClient = httpClient;
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
                Duration.ofSeconds(30),
                Clock.systemUTC(),
                Optional.empty());
    }

    /** With at most this time for one request, whatever the operation still has. */
    public GiteaConnection withRequestTimeout(Duration value) {
        return new GiteaConnection(url, token, Objects.requireNonNull(value, "value"), clock, httpClient);
    }

    /** By this clock, which the times that Gitea asks for are kept by. */
    public GiteaConnection withClock(Clock value) {
        return new GiteaConnection(url, token, requestTimeout, Objects.requireNonNull(value, "value"), httpClient);
    }

    /** By the embedder's own client, which must not follow redirects and is not closed. */
    public GiteaConnection withHttpClient(HttpClient value) {
        return new GiteaConnection(url, token, requestTimeout, clock, Optional.of(value));
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
        return requestTimeout;
    }

    /** What the times are kept by. */
    public Clock clock() {
        return clock;
    }

    /** The embedder's client. */
    public Optional<HttpClient> httpClient() {
        return httpClient;
    }

    @Override
    public String toString() {
        return "GiteaConnection(" + url + ")";
    }
}
