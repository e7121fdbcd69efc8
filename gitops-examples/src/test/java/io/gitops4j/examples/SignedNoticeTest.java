package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gitops4j.api.Contact;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServiceId;
import io.gitops4j.notify.webhook.WebhookConnection;
import io.gitops4j.notify.webhook.WebhookNotifier;
import io.gitops4j.notify.webhook.WebhookNotifierOptions;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.spi.NoticeKind;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.web.WebhookOptions;
import io.gitops4j.web.WebhookOutcome;
import io.gitops4j.web.WebhookReceiver;
import io.gitops4j.web.WebhookRequest;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the notifier for programs signs, gitops-web's receiver takes for signed. */
final class SignedNoticeTest {
    private final List<WebhookRequest> received = new CopyOnWriteArrayList<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                received.add(WebhookRequest.of(
                        exchange.getRequestHeaders(), exchange.getRequestBody().readAllBytes()));
                exchange.sendResponseHeaders(204, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void close() {
        server.stop(0);
    }

    private void tell(String secret) {
        NoticeEntry entry = new NoticeEntry(
                NoticeKind.FAILURE,
                Optional.of(ServiceId.of("cart")),
                "failed",
                Optional.of(
                        Diagnostic.error("TEST").what("no such image \u00e9").build()),
                Contact.NONE,
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty());
        Notice notice = Notice.builder("run-1", "prod", "receiver", Instant.EPOCH)
                .entries(List.of(entry))
                .build();
        Secret url = Secret.of(() -> "http://127.0.0.1:" + server.getAddress().getPort() + "/");
        try (WebhookNotifier notifier = new WebhookNotifier(
                WebhookNotifierOptions.of(WebhookConnection.named("pager"), url, Secret.of(() -> secret)))) {
            notifier.tell(notice, TestOperation.live());
        }
    }

    @Test
    void theReceiverKnowsTheSignatureAndThatANoticeIsNoPush() {
        WebhookReceiver receiver = new WebhookReceiver(
                WebhookOptions.builder().secret(() -> "shared").build());

        tell("shared");
        tell("another");

        assertThat(received)
                .extracting(request -> receiver.receive(request).outcome())
                .containsExactly(WebhookOutcome.OTHER_EVENT, WebhookOutcome.NOT_SIGNED);
    }
}
