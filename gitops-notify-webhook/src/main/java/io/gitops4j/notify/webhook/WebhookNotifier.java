package io.gitops4j.notify.webhook;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.notify.webhook.internal.JsonNotice;
import io.gitops4j.notify.webhook.internal.Post;
import io.gitops4j.notify.webhook.internal.Signature;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeSubject;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.Operation;
import java.util.List;
import java.util.Map;

/**
 * Tells any program by JSON: {@code X-Gitops-Event: notice}, {@code X-Gitops-Delivery} with the notice's id, the same at every try, and
 * {@code X-Gitops-Signature: sha256=} with the lower-case hex HMAC-SHA-256 of the body, as gitops-web's receiver checks it. One message
 * for each run: owners and channels stand in it. Thread-safe.
 */
public final class WebhookNotifier implements Notifier {
    private static final List<String> RECEIVER = List.of("receiver");

    private final WebhookNotifierOptions options;
    private final Post post;

    /** Reaches nobody yet. */
    public WebhookNotifier(WebhookNotifierOptions options) {
        this.options = options;
        this.post = new Post(options.connection());
    }

    @Override
    public List<String> channels(NoticeSubject subject) {
        return options.events().contains(subject.kind()) ? RECEIVER : List.of();
    }

    @Override
    public void tell(Notice notice, Operation operation) {
        byte[] json = JsonNotice.of(notice);
        post.send(
                options.url(),
                json,
                Map.of(
                        "X-Gitops-Event", "notice",
                        "X-Gitops-Delivery", notice.id(),
                        "X-Gitops-Signature", Signature.of(json, secret())),
                operation);
    }

    private String secret() {
        String secret = options.secret().reveal();
        if (secret.isEmpty()) {
            throw new GitOpsException(
                    FailureKind.AUTH,
                    Diagnostic.error("NOTIFY-SECRET")
                            .path("secret")
                            .what("the secret of the notifier '"
                                    + options.connection().name() + "' is empty")
                            .remedy("put the receiver's secret where the reference points to")
                            .build());
        }
        return secret;
    }

    @Override
    public void close() {
        post.close();
    }

    @Override
    public String toString() {
        return "WebhookNotifier(" + options.connection().name() + ")";
    }
}
