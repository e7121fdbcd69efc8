package io.gitops4j.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Contact;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.NoticeSubject;
import io.gitops4j.spi.Notifier;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.NotifierContract;
import io.gitops4j.testkit.TestOperation;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("the notifier for programs")
class WebhookNotifierTest extends NotifierContract {
    private static final String SECRET = "shared-hush";

    private final Receiver receiver = new Receiver();

    @AfterEach
    void close() {
        receiver.close();
    }

    private WebhookNotifierOptions options(String secret) {
        return WebhookNotifierOptions.of(
                WebhookConnection.named("pager"), receiver.url("pager"), Secret.of(() -> secret));
    }

    @Override
    protected Notifier newNotifier() {
        return new WebhookNotifier(options(SECRET));
    }

    @Override
    protected List<String> received() {
        return receiver.deliveries().stream()
                .map(delivery -> delivery.json().toString())
                .toList();
    }

    /** Mentions and marks mean nothing in JSON; what hides text is made visible there, too. */
    @Override
    protected List<String> dangerous() {
        return List.of("\u202e");
    }

    @Override
    protected List<String> secrets() {
        return List.of(Receiver.TOKEN, "127.0.0.1:" + receiver.port(), SECRET);
    }

    @Override
    protected void cutConnection() {
        receiver.close();
    }

    @Test
    @DisplayName("the body is signed, and has the id that it has at every try")
    void signs() throws Exception {
        try (WebhookNotifier notifier = new WebhookNotifier(options(SECRET))) {
            notifier.tell(Samples.full(), TestOperation.live());
            notifier.tell(Samples.full(), TestOperation.live());
        }

        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        assertThat(receiver.deliveries())
                .hasSize(2)
                .allSatisfy(delivery -> assertThat(delivery.headers())
                        .containsEntry("X-gitops-event", "notice")
                        .containsEntry("X-gitops-delivery", "run-1-abc")
                        .containsEntry("Content-type", "application/json")
                        .containsEntry(
                                "X-gitops-signature",
                                "sha256="
                                        + HexFormat.of()
                                                .formatHex(mac.doFinal(
                                                        delivery.body().getBytes(StandardCharsets.US_ASCII)))));
    }

    @Test
    @DisplayName("an empty secret signs nothing, and somebody has to mend it")
    void wantsASecret() {
        try (WebhookNotifier notifier = new WebhookNotifier(options(""))) {
            assertThatThrownBy(() -> notifier.tell(Samples.full(), TestOperation.live()))
                    .isInstanceOfSatisfying(
                            GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.AUTH))
                    .hasMessageContaining("NOTIFY-SECRET");
        }
        assertThat(receiver.deliveries()).isEmpty();
    }

    @Test
    @DisplayName("one message is for all channels, and some events can be left out")
    void hasOneChannel() {
        NoticeSubject failure = new NoticeSubject(
                "prod", NoticeKind.FAILURE, Optional.empty(), new Contact("", "#cart"), Optional.empty());
        try (WebhookNotifier all = new WebhookNotifier(options(SECRET));
                WebhookNotifier holds = new WebhookNotifier(options(SECRET).telling(EnumSet.of(NoticeKind.HOLD)))) {
            assertThat(all.channels(failure)).hasSize(1);
            assertThat(holds.channels(failure)).isEmpty();
        }
    }
}
