package io.gitops4j.notify.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("receivers that do not take a notice")
class WebhookFaultTest {
    private final Receiver receiver = new Receiver();
    private final VirtualClock clock = VirtualClock.create();
    private final CountDownLatch end = new CountDownLatch(1);

    @AfterEach
    void close() {
        end.countDown();
        receiver.close();
    }

    private GitOpsException failure(WebhookConnection connection, Secret url) {
        try (SlackNotifier notifier =
                new SlackNotifier(SlackOptions.builder(connection, url).build())) {
            GitOpsException failure = catchThrowableOfType(
                    GitOpsException.class,
                    () -> notifier.tell(Samples.notice("*", "no such image"), TestOperation.live()));
            for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
                assertThat(cause.toString()).doesNotContain(Receiver.TOKEN);
            }
            return failure;
        }
    }

    private GitOpsException failure() {
        return failure(WebhookConnection.named("chat").withClock(clock), receiver.url("common"));
    }

    @ParameterizedTest
    @CsvSource({
        "400, invalid_payload, REJECTED, NOTIFY-REJECTED",
        "404, no_service, REJECTED, NOTIFY-REJECTED",
        "410, channel_is_archived, REJECTED, NOTIFY-REJECTED",
        "401, '', AUTH, NOTIFY-AUTH",
        "403, invalid_token, AUTH, NOTIFY-AUTH",
        "408, '', UNAVAILABLE, NOTIFY-UNAVAILABLE",
        "429, '', UNAVAILABLE, NOTIFY-LIMIT",
        "500, '', UNAVAILABLE, NOTIFY-UNAVAILABLE",
        "503, '', UNAVAILABLE, NOTIFY-UNAVAILABLE",
    })
    @DisplayName("each status means what the queue can go by")
    void meansSomething(int status, String body, FailureKind kind, String code) {
        receiver.answering(status, Map.of(), body);

        GitOpsException failure = failure();

        assertThat(failure.kind()).isEqualTo(kind);
        assertThat(failure)
                .hasMessageContaining(code)
                .hasMessageContaining("'chat'")
                .hasMessageContaining(body);
        assertThat(failure.notBefore()).isEmpty();
    }

    @Test
    @DisplayName("the time that the receiver names is kept, as seconds and as a date")
    void f53_keepsTheTime() {
        receiver.answering(429, Map.of("Retry-After", "30"), "");
        assertThat(failure().notBefore()).contains(clock.instant().plusSeconds(30));

        receiver.answering(503, Map.of("Retry-After", "Thu, 01 Jan 2026 12:00:30 GMT"), "");
        assertThat(failure().notBefore()).contains(Samples.AT.plusSeconds(30));

        receiver.answering(429, Map.of("Retry-After", "soon"), "");
        assertThat(failure().notBefore()).isEmpty();
    }

    @Test
    @DisplayName("a redirect is not followed, and its place is not shown")
    void f25_followsNoRedirect() {
        receiver.answering(302, Map.of("Location", "http://127.0.0.1:" + receiver.port() + "/" + Receiver.TOKEN), "");

        GitOpsException failure = failure();

        assertThat(failure.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(failure).hasMessageContaining("NOTIFY-REDIRECT");
        assertThat(receiver.deliveries()).hasSize(1);
    }

    @Test
    @DisplayName("what the receiver writes is shown only where it is one of Slack's words")
    void b54_doesNotTrustTheAnswer() {
        receiver.answering(400, Map.of(), "<script>" + Receiver.TOKEN + "</script>");

        assertThat(failure()).hasMessageContaining("answered 400. Do: ");
    }

    @Test
    @DisplayName("an answer without an end is not read to its end")
    void f36_readsNoEndlessAnswer() {
        receiver.answering(exchange -> {
            exchange.sendResponseHeaders(400, 0);
            try (OutputStream body = exchange.getResponseBody()) {
                byte[] much = new byte[64 * 1024];
                while (end.getCount() > 0) {
                    body.write(much);
                }
            } catch (IOException e) {
                end.countDown();
            }
        });

        assertThat(failure().kind()).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    @DisplayName("a receiver that does not answer is UNAVAILABLE when the request's time is over")
    void f47_waitsNoLongerThanTheRequestMay() {
        receiver.answering(exchange -> {
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        GitOpsException failure = failure(
                WebhookConnection.named("chat").withRequestTimeout(Duration.ofMillis(300)), receiver.url("common"));

        assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(failure).hasMessageContaining("within 300 ms");
    }

    @Test
    @DisplayName(
            "what a receiver has taken is told, also where its answer has no end: it would be told again and again")
    void isToldOnceStatusSaysSo() {
        receiver.answering(exchange -> {
            exchange.sendResponseHeaders(200, 2);
            exchange.getResponseBody().flush();
            try {
                end.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });

        GitOpsException failure = failure(
                WebhookConnection.named("chat").withRequestTimeout(Duration.ofMillis(300)), receiver.url("common"));

        assertThat(failure).isNull();
        assertThat(receiver.deliveries()).hasSize(1);
    }

    @Test
    @DisplayName("a client that follows redirects, which takes the notice along, is not taken")
    void f25_refusesAClientThatFollows() {
        HttpClient follows = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatThrownBy(() -> WebhookConnection.named("chat").withHttpClient(follows))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirects");
    }

    @Test
    @DisplayName("a receiver that hangs up is UNAVAILABLE")
    void hangsUp() {
        receiver.answering(exchange -> exchange.close());

        assertThat(failure().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://hooks.example.com/" + Receiver.TOKEN,
                "ftp://127.0.0.1/" + Receiver.TOKEN,
                "https:///" + Receiver.TOKEN,
                "https://ann:pass@hooks.example.com/" + Receiver.TOKEN,
                "https://hooks.example.com/" + Receiver.TOKEN + " and more",
                "https://hooks.example.com:99999/" + Receiver.TOKEN,
                "https://hooks.example.com:-1/" + Receiver.TOKEN,
                "https://hooks_example.com/" + Receiver.TOKEN,
                "https://hooks.example.com/%zz" + Receiver.TOKEN,
                "http://localhost.example.com/" + Receiver.TOKEN,
                "http://127.0.0.1.example.com/" + Receiver.TOKEN,
                "http://127.0.0.1@example.com/" + Receiver.TOKEN,
                "//hooks.example.com/" + Receiver.TOKEN,
                "https://hooks.example.com\\@127.0.0.1/" + Receiver.TOKEN,
                "",
                Receiver.TOKEN,
            })
    @DisplayName("an address that may not be used is a matter of the configuration, and is not shown")
    void refusesAddresses(String address) {
        GitOpsException failure = failure(WebhookConnection.named("chat"), Secret.of(() -> address));

        assertThat(failure.kind()).isEqualTo(FailureKind.CONFIG);
        assertThat(failure).hasMessageContaining("NOTIFY-URL").hasMessageContaining("Do: ");
    }

    @Test
    @DisplayName("without TLS only this machine is sent to, or any where that is allowed")
    void allowsHttp() {
        Secret elsewhere = Secret.of(() -> "http://0.0.0.0:" + receiver.port() + "/" + Receiver.TOKEN);

        assertThat(failure(WebhookConnection.named("chat"), elsewhere).kind()).isEqualTo(FailureKind.CONFIG);
        try (SlackNotifier notifier = new SlackNotifier(
                SlackOptions.builder(WebhookConnection.named("chat").withHttpAllowed(true), elsewhere)
                        .build())) {
            notifier.tell(Samples.notice("*", "no such image"), TestOperation.live());
        }
        assertThat(receiver.deliveries()).hasSize(1);
    }
}
