package io.gitops4j.notify.webhook;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/** How receivers of webhooks are reached. Immutable; each {@code with} method gives a changed copy. */
public final class WebhookConnection {
    private final String name;
    private final boolean allowHttp;
    private final Duration requestTimeout;
    private final Clock clock;
    private final Optional<HttpClient> httpClient;

    private WebhookConnection(
            String name, boolean allowHttp, Duration requestTimeout, Clock clock, Optional<HttpClient> httpClient) {
        this.name = name;
        this.allowHttp = allowHttp;
        this.requestTimeout = requestTimeout;
        this.clock = clock;
        this.httpClient = httpClient;
    }

    /**
     * Https only, 10 s for a request, the machine's clock.
     *
     * @param name for messages, which never show an address
     */
    public static WebhookConnection named(String name) {
        return new WebhookConnection(
                Objects.requireNonNull(name, "name"),
                false,
                Duration.ofSeconds(10),
                Clock.systemUTC(),
                Optional.empty());
    }

    /** Whether other machines may be reached without TLS; this machine always may. */
    public WebhookConnection withHttpAllowed(boolean value) {
        return new WebhookConnection(name, value, requestTimeout, clock, httpClient);
    }

    /** With at most this time for one request, whatever the operation still has. */
    public WebhookConnection withRequestTimeout(Duration value) {
        return new WebhookConnection(name, allowHttp, Objects.requireNonNull(value, "value"), clock, httpClient);
    }

    /** By this clock, which the waits that receivers ask for are counted by. */
    public WebhookConnection withClock(Clock value) {
        return new WebhookConnection(
                name, allowHttp, requestTimeout, Objects.requireNonNull(value, "value"), httpClient);
    }

    /**
     * By the embedder's own client, which is not closed.
     *
     * @throws IllegalArgumentException when it follows redirects: a notice goes where the configuration says and nowhere else
     */
    public WebhookConnection withHttpClient(HttpClient value) {
        if (value.followRedirects() != HttpClient.Redirect.NEVER) {
            throw new IllegalArgumentException("the client follows redirects. Do: Redirect.NEVER");
        }
        return new WebhookConnection(name, allowHttp, requestTimeout, clock, Optional.of(value));
    }

    /** For messages. */
    public String name() {
        return name;
    }

    /** Whether other machines may be reached without TLS. */
    public boolean allowHttp() {
        return allowHttp;
    }

    /** At most so long for one request. */
    public Duration requestTimeout() {
        return requestTimeout;
    }

    /** What waits are counted by. */
    public Clock clock() {
        return clock;
    }

    /** The embedder's client. */
    public Optional<HttpClient> httpClient() {
        return httpClient;
    }

    @Override
    public String toString() {
        return "WebhookConnection(" + name + ")";
    }
}
