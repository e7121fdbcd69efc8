package io.gitops4j.target.nomad.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Secret;
import io.gitops4j.target.nomad.NomadConnection;
import io.gitops4j.target.nomad.internal.Kinds;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client against a server that answers as a test wants. */
class NomadClientTest {
    private static final String CANARY = "hush-4711";

    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicReference<Handler> handler = new AtomicReference<>();
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;
    private NomadConnection connection;

    private interface Handler {
        void answer(HttpExchange exchange) throws IOException;
    }

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                    + exchange.getRequestHeaders().getFirst("X-Nomad-Token"));
            handler.get().answer(exchange);
        });
        server.start();
        connection = NomadConnection.to(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        over.countDown();
        server.stop(0);
    }

    @Test
    void everyPageOfAListIsRead() {
        handler.set(exchange -> {
            boolean second = exchange.getRequestURI().getQuery().contains("next_token=two");
            if (!second) {
                exchange.getResponseHeaders().set("X-Nomad-Nexttoken", "two");
            }
            answer(exchange, 200, second ? "[{\"ID\": \"b\"}]" : "[{\"ID\": \"a\"}]");
        });
        List<String> ids = new ArrayList<>();
        try (NomadClient client = new NomadClient(connection)) {
            client.eachJob(TestOperation.live(), item -> ids.add(item.path("ID").asText()));
        }
        assertThat(ids).containsExactly("a", "b");
        assertThat(requests).hasSize(2);
    }

    @Test
    void tokenAndRegionGoAlongWithEveryRequest() {
        handler.set(exchange -> answer(exchange, 404, "job not found"));
        try (NomadClient client = new NomadClient(connection.withRegion("west").withToken(Secret.of(() -> CANARY)))) {
            assertThat(client.job(Kinds.job("shop", "a b/c?d"), TestOperation.live()))
                    .isEmpty();
        }
        assertThat(requests).containsExactly("GET /v1/job/a%20b%2Fc%3Fd?namespace=shop&region=west " + CANARY);
    }

    @Test
    void aTokenWithALineEndIsRefusedWithoutShowingIt() {
        try (NomadClient client = new NomadClient(connection.withToken(Secret.of(() -> CANARY + "\n")))) {
            assertThatThrownBy(() -> client.job(Kinds.job("shop", "a"), TestOperation.live()))
                    .isInstanceOfSatisfying(GitOpsException.class, e -> {
                        assertThat(e.kind()).isEqualTo(FailureKind.AUTH);
                        assertThat(e).hasMessageContaining("line end").hasNoCause();
                        assertThat(e.getMessage()).doesNotContain(CANARY);
                    });
        }
        assertThat(requests).isEmpty();
    }

    @Test
    void f21_anAgentThatNeverAnswersEndsWithTheOperation() {
        handler.set(exchange -> await());
        try (NomadClient client = new NomadClient(connection)) {
            assertFails(client, TestOperation.expiring(Duration.ofMillis(200)), FailureKind.TIMEOUT);
        }
    }

    @Test
    void f21_anAgentThatStopsInTheMiddleOfAnAnswerEndsWithTheRequestTimeout() {
        handler.set(exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write('[');
            exchange.getResponseBody().flush();
            await();
        });
        try (NomadClient client = new NomadClient(connection.withRequestTimeout(Duration.ofMillis(200)))) {
            assertFails(client, TestOperation.live(), FailureKind.UNAVAILABLE);
        }
    }

    @Test
    void f49_anInterruptEndsTheWaitAndStaysSet() {
        handler.set(exchange -> await());
        try (NomadClient client = new NomadClient(connection)) {
            Thread.currentThread().interrupt();
            assertFails(client, TestOperation.live(), FailureKind.CANCELLED);
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void anAnswerThatIsNoJsonIsNotTakenForAnEmptyList() {
        handler.set(exchange -> answer(exchange, 200, "<html>gateway</html>"));
        try (NomadClient client = new NomadClient(connection)) {
            assertFails(client, TestOperation.live(), FailureKind.UNAVAILABLE);
        }
    }

    @Test
    void aTruncatedListIsNotTakenForAShortOne() {
        handler.set(exchange -> answer(exchange, 200, "[{\"ID\": \"a\"}"));
        try (NomadClient client = new NomadClient(connection)) {
            assertFails(client, TestOperation.live(), FailureKind.UNAVAILABLE);
        }
    }

    @Test
    void nobodyThereIsUnavailable() {
        server.stop(0);
        try (NomadClient client = new NomadClient(connection)) {
            assertFails(client, TestOperation.live(), FailureKind.UNAVAILABLE);
        }
    }

    private static void assertFails(NomadClient client, TestOperation operation, FailureKind kind) {
        assertThatThrownBy(() -> client.eachJob(operation, item -> {}))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(kind));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void await() {
        try {
            over.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
