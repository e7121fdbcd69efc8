package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Contact;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.notify.webhook.WebhookConnection;
import io.gitops4j.notify.webhook.WebhookNotifier;
import io.gitops4j.notify.webhook.WebhookNotifierOptions;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class InboxTest {
    private final Inbox inbox;

    InboxTest() throws IOException {
        inbox = new Inbox("shared");
    }

    @AfterEach
    void close() {
        inbox.close();
    }

    private void tell(String secret) {
        NoticeEntry entry = new NoticeEntry(
                NoticeKind.FAILURE,
                Optional.empty(),
                "failed",
                Optional.empty(),
                Contact.NONE,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        Notice notice = Notice.builder("run-1", "kube", "inbox", Instant.EPOCH)
                .entries(List.of(entry))
                .build();
        try (WebhookNotifier notifier = new WebhookNotifier(WebhookNotifierOptions.of(
                WebhookConnection.named("inbox"), Secret.of(inbox::address), Secret.of(() -> secret)))) {
            notifier.tell(notice, TestOperation.live());
        }
    }

    @Test
    void takesWhatIsSignedWithItsSecret() {
        tell("shared");

        assertThat(inbox.entries("kube", "failure")).hasSize(1);
    }

    @Test
    void refusesWhatIsSignedWithAnother() {
        assertThatThrownBy(() -> tell("another"))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.AUTH));

        assertThat(inbox.entries("kube", "failure")).isEmpty();
    }
}
