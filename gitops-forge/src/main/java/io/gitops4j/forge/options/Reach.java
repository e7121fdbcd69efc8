package io.gitops4j.forge.options;

import java.net.http.HttpClient;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How requests go to a forge, whichever it is.
 *
 * @param requestTimeout at most so long for one request, whatever the operation still has
 * @param clock that the times which the forge asks for are kept by
 * @param client the embedder's, which must not follow redirects and is not closed
 */
public record Reach(Duration requestTimeout, Clock clock, Optional<HttpClient> client) {
    /** For a request, where nothing is said. */
    public static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    /** Nothing is null. */
    public Reach {
        Objects.requireNonNull(requestTimeout, "requestTimeout");
        Objects.requireNonNull(clock, "clock");
        Objects.requireNonNull(client, "client");
    }

    /** The usual timeout, the machine's clock, a client of our own. */
    public static Reach usual() {
        return new Reach(USUAL_TIMEOUT, Clock.systemUTC(), Optional.empty());
    }

    /** With that timeout. */
    public Reach within(Duration value) {
        return new Reach(value, clock, client);
    }

    /** By that clock. */
    public Reach by(Clock value) {
        return new Reach(requestTimeout, value, client);
    }

    /** By that client. */
    public Reach by(HttpClient value) {
        return new Reach(requestTimeout, clock, Optional.of(value));
    }
}
