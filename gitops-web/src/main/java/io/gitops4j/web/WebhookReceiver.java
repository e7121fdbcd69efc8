package io.gitops4j.web;

import io.gitops4j.web.internal.webhook.Announcement;
import io.gitops4j.web.internal.webhook.Deliveries;
import io.gitops4j.web.internal.webhook.Dialect;
import io.gitops4j.web.internal.webhook.JsonBody;
import io.gitops4j.web.internal.webhook.Message;
import io.gitops4j.web.internal.webhook.RepositoryName;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Decides what a webhook of GitHub, GitLab, Gitea or anybody else (generic) is worth: a {@link Push}, or a refusal. It does no I/O and
 * remembers only the ids of what it took. Webhooks make deployments faster, nothing depends on them: polling finds every push.
 *
 * <p>Signatures: GitHub {@code X-Hub-Signature-256}
 * (<a href="https://docs.github.com/en/webhooks/using-webhooks/validating-webhook-deliveries">its documentation</a>), Gitea {@code
 * X-Gitea-Signature}, GitLab {@code X-Gitlab-Token}, generic {@code X-Gitops-Signature: sha256=} and the lower-case hex
 * HMAC-SHA-256 of the body, which is {@code {"repository": url, "ref": ref}}. Thread-safe.
 */
public final class WebhookReceiver {
    private final WebhookOptions options;
    private final Deliveries deliveries;

    /** With nothing remembered. */
    public WebhookReceiver(WebhookOptions options) {
        this.options = options;
        this.deliveries = new Deliveries(options.remembered());
    }

    /** The largest body in bytes that is worth reading. */
    public int maxBytes() {
        return options.maxBytes();
    }

    /** What to answer, and the push, if it is one; never throws for anything in the request. */
    public WebhookAnswer receive(WebhookRequest request) {
        if (request.size() > options.maxBytes()) {
            return WebhookAnswer.without(WebhookOutcome.TOO_LARGE);
        }
        Message message = new Message(request::header, request.body());
        Optional<Dialect> dialect = Dialect.of(message);
        if (dialect.isEmpty() || !signed(dialect.get(), message)) {
            return WebhookAnswer.without(WebhookOutcome.NOT_SIGNED);
        }
        if (!json(request)) {
            return WebhookAnswer.without(WebhookOutcome.WRONG_TYPE);
        }
        return read(dialect.get(), message);
    }

    private WebhookAnswer read(Dialect dialect, Message message) {
        if (!dialect.tellsOfPush(message)) {
            return WebhookAnswer.without(WebhookOutcome.OTHER_EVENT);
        }
        Optional<Announcement> announced = JsonBody.read(message.body()).flatMap(dialect::announcement);
        if (announced.isEmpty()) {
            return WebhookAnswer.without(WebhookOutcome.UNREADABLE);
        }
        Optional<String> watched = announced.get().urls().stream()
                .map(RepositoryName::of)
                .filter(options.watched()::containsKey)
                .map(options.watched()::get)
                .findFirst();
        if (watched.isEmpty()) {
            return WebhookAnswer.without(WebhookOutcome.OTHER_REPOSITORY);
        }
        String delivery = dialect.delivery(message).orElse("");
        if (!delivery.isEmpty() && !deliveries.isNew(dialect.forge() + " " + delivery)) {
            return WebhookAnswer.without(WebhookOutcome.REPEATED);
        }
        return new WebhookAnswer(
                WebhookOutcome.ACCEPTED,
                Optional.of(
                        new Push(dialect.forge(), watched.get(), announced.get().ref(), delivery)));
    }

    /** Tries every secret, so that the time it takes does not tell which one was right. */
    private boolean signed(Dialect dialect, Message message) {
        boolean signed = false;
        for (Supplier<String> secret : options.secrets()) {
            byte[] key = secret.get().getBytes(StandardCharsets.UTF_8);
            signed |= key.length > 0 && dialect.signed(message, key);
        }
        return signed;
    }

    private static boolean json(WebhookRequest request) {
        return request.header("Content-Type")
                .map(type -> type.split(";", 2)[0].strip().equalsIgnoreCase("application/json"))
                .orElse(false);
    }
}
