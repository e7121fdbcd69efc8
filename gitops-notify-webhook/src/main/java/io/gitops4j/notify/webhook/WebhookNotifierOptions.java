package io.gitops4j.notify.webhook;

import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.Secret;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/** Who gets signed JSON, and of what. Immutable. */
public final class WebhookNotifierOptions {
    private final WebhookConnection connection;
    private final Secret url;
    private final Secret secret;
    private final Set<NoticeKind> events;

    private WebhookNotifierOptions(WebhookConnection connection, Secret url, Secret secret, Set<NoticeKind> events) {
        this.connection = connection;
        this.url = url;
        this.secret = secret;
        this.events = Set.copyOf(events);
    }

    /**
     * Everything is told.
     *
     * @param url of the receiver; read anew for every notice, and shown nowhere
     * @param secret that the receiver knows, too; read anew for every notice
     */
    public static WebhookNotifierOptions of(WebhookConnection connection, Secret url, Secret secret) {
        return new WebhookNotifierOptions(
                Objects.requireNonNull(connection, "connection"),
                Objects.requireNonNull(url, "url"),
                Objects.requireNonNull(secret, "secret"),
                EnumSet.allOf(NoticeKind.class));
    }

    /** The same, of these alone. */
    public WebhookNotifierOptions telling(Set<NoticeKind> value) {
        return new WebhookNotifierOptions(connection, url, secret, value);
    }

    /** How the receiver is reached. */
    public WebhookConnection connection() {
        return connection;
    }

    /** Where the receiver is. */
    public Secret url() {
        return url;
    }

    /** What bodies are signed with. */
    public Secret secret() {
        return secret;
    }

    /** What is told. */
    public Set<NoticeKind> events() {
        return events;
    }
}
