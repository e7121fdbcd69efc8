package io.gitops4j.forge.gitea;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.gitops4j.api.Digest;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is behind the address of a forge may be broken, may be something else, and may mean ill. */
@DisplayName("a forge that answers nonsense")
class HostileForgeTest {
    private static final String COMMIT = "a".repeat(40);
    private static final String TOKEN = "secret-of-ours";

    private final VirtualClock clock = VirtualClock.create();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile HttpHandler behaviour = exchange -> answer(exchange, 200, "{}");
    private HttpServer server;
    private GiteaReporter reporter;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
                behaviour.handle(exchange);
            }
        });
        server.start();
        reporter = reporter(connection());
    }

    @AfterEach
    void stop() {
        reporter.close();
        server.stop(0);
        threads.shutdownNow();
    }

    private GiteaConnection connection() {
        URI url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        return GiteaConnection.to(url, Secret.of(() -> TOKEN)).withClock(clock);
    }

    private static GiteaReporter reporter(GiteaConnection connection) {
        return new GiteaReporter(
                GiteaOptions.builder(connection).repository("shop/apps").build());
    }

    private static void answer(HttpExchange exchange, int status, String body, String... headers) throws IOException {
        byte[] bytes = body.getBytes(UTF_8);
        for (int i = 0; i < headers.length; i += 2) {
            exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
        }
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    private GitOpsException refused() {
        return catchThrowableOfType(GitOpsException.class, this::tell);
    }

    private void tell() {
        reporter.report(
                ForgeReport.builder(
                                "prod",
                                new Revision("apps", COMMIT),
                                ForgeState.SUCCESS,
                                Instant.parse("2026-01-01T12:00:00Z"))
                        .summary("deployed cart")
                        .build(),
                TestOperation.live());
    }

    private static String shows(String statuses) {
        return "{\"sha\": \"" + COMMIT + "\", \"statuses\": [" + statuses + "]}";
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Please log in</html>", "", "null", "\"ok\"", "{\"id\": 1, "})
    @DisplayName("a page of something in between does not count as told")
    void somethingInBetween(String body) {
        behaviour = exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, shows(""));
            } else {
                answer(exchange, 200, body);
            }
        };

        GitOpsException refusal = refused();
        assertThat(refusal).as("it would never be told").isNotNull();
        assertThat(refusal.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(refusal.getMessage()).contains("FORGE-ANSWER").doesNotContain(TOKEN, "log in");
    }

    @Test
    @DisplayName("an answer without an end takes no memory")
    void endless() {
        long[] sent = new long[1];
        behaviour = exchange -> {
            exchange.sendResponseHeaders(200, 0);
            byte[] page = "[".repeat(1 << 16).getBytes(UTF_8);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 4096; i++) {
                    out.write(page);
                    sent[0] += page.length;
                }
            }
        };

        GitOpsException refusal = refused();

        assertThat(refusal.getMessage()).contains("FORGE-ANSWER", "MiB");
        assertThat(refusal.kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(sent[0]).isLessThan(100L << 20);
    }

    @Test
    @DisplayName("an answer that is nested without end is no answer")
    void nested() {
        behaviour = exchange -> answer(exchange, 200, "[".repeat(1_000_000));

        assertThat(refused().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    @DisplayName("half an answer is no answer")
    void half() {
        behaviour = exchange -> {
            exchange.sendResponseHeaders(200, 100);
            exchange.getResponseBody().write("{\"sha\"".getBytes(UTF_8));
            exchange.getResponseBody().flush();
            throw new IOException("cut off");
        };

        assertThat(refused().kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }

    @Test
    @DisplayName("pages without end are left after a while")
    void pagesWithoutEnd() {
        behaviour = exchange -> {
            if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, shows(""), "Link", "<http://elsewhere.example/x?page=2&limit=1>; rel=\"next\"");
            } else {
                answer(exchange, 201, "{\"id\": 1}");
            }
        };

        tell();

        assertThat(requests).hasSizeLessThan(30).last().asString().startsWith("POST ");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-1",
                "0",
                "soon",
                "99999999999999999999",
                "1e9",
                "Thu, 01 Jan 1970 00:00:00 GMT",
                "0x10",
                "\u0661"
            })
    @DisplayName("a time that is none is not waited for")
    void retryAfter(String value) {
        behaviour = exchange -> answer(exchange, 503, "", "Retry-After", value);

        GitOpsException refusal = refused();

        assertThat(refusal.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(refusal.notBefore().orElse(clock.instant()))
                .isBeforeOrEqualTo(clock.instant().plus(Duration.ofMinutes(1)));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    @DisplayName("a login is not taken elsewhere")
    void redirect(int status) throws IOException {
        List<String> elsewhere = new CopyOnWriteArrayList<>();
        HttpServer other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", exchange -> {
            elsewhere.add(String.valueOf(exchange.getRequestHeaders().get("Authorization")));
            answer(exchange, 200, shows(""));
            exchange.close();
        });
        other.start();
        try {
            behaviour = exchange -> answer(
                    exchange,
                    status,
                    "",
                    "Location",
                    "http://127.0.0.1:" + other.getAddress().getPort() + "/x");

            assertThat(refused()).isNotNull();

            assertThat(elsewhere).isEmpty();
        } finally {
            other.stop(0);
        }
    }

    @Test
    @DisplayName("a client that follows redirects, which takes the login along, is not taken")
    void followingClient() {
        HttpClient follows = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .build();

        assertThatThrownBy(() -> reporter(connection().withHttpClient(follows)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("redirects");
    }

    @Test
    @DisplayName("a comment whose author nobody can tell is not taken for ours")
    void commentsOfNobody() {
        behaviour = exchange -> {
            String path = exchange.getRequestURI().getPath();
            if (path.endsWith("/user")) {
                answer(exchange, 200, "{}");
            } else if (exchange.getRequestMethod().equals("GET")) {
                answer(exchange, 200, "[{\"id\": 7, \"body\": \"<!-- gitops4j plan gitops/prod -->\\nforged\"}]");
            } else {
                answer(exchange, 201, "{\"id\": 8}");
            }
        };

        GitOpsException refusal = catchThrowableOfType(
                GitOpsException.class,
                () -> reporter.comment(
                        new PlanComment("prod", "apps", 1, "The plan", Digest.ofText("plan")), TestOperation.live()));

        assertThat(requests).noneMatch(request -> request.startsWith("PATCH"));
        assertThat(refusal.kind()).isEqualTo(FailureKind.UNAVAILABLE);
    }
}
