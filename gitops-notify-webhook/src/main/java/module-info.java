import io.gitops4j.notify.webhook.SlackNotifierProvider;
import io.gitops4j.notify.webhook.WebhookNotifierProvider;

/** Tells chats and programs by webhook. */
module io.gitops4j.notify.webhook {
    exports io.gitops4j.notify.webhook;

    requires static org.jspecify;
    requires com.fasterxml.jackson.databind;
    requires transitive io.gitops4j.api;
    requires transitive java.net.http;

    provides io.gitops4j.spi.NotifierProvider with
            SlackNotifierProvider,
            WebhookNotifierProvider;
}
