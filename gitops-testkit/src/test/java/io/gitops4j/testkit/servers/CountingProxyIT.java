package io.gitops4j.testkit.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class CountingProxyIT {

    private final HttpClient client = HttpClient.newHttpClient();
    private final CountDownLatch testEnds = new CountDownLatch(1);
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private HttpServer target;
    private CountingProxy proxy;

    @BeforeEach
    void start() throws IOException {
        target = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        target.setExecutor(threads);
        target.createContext("/echo", CountingProxyIT::echo);
        target.createContext("/stream", this::stream);
        target.createContext("/never", exchange -> awaitEnd());
        target.start();
        proxy = CountingProxy.to(
                URI.create("http://127.0.0.1:" + target.getAddress().getPort()));
    }

    @AfterEach
    void stop() {
        testEnds.countDown();
        proxy.close();
        target.stop(0);
        threads.shutdownNow();
    }

    @Test
    void passesOnMethodQueryHeadersAndBody() throws Exception {
        HttpResponse<String> response = client.send(
                request("/echo/a%20b?x=1&y=%2F")
                        .header("X-Nomad-Token", "t")
                        .PUT(BodyPublishers.ofString("body"))
                        .build(),
                BodyHandlers.ofString());

        assertThat(response.statusCode()).isEqualTo(201);
        assertThat(response.headers().firstValue("X-Nomad-Index")).contains("7");
        assertThat(response.body()).isEqualTo("PUT /echo/a%20b?x=1&y=%2F t body");
        assertThat(proxy.requestCounts()).hasToString("{PUT /echo/a b=1}");
    }

    @Test
    void passesOnAStreamAsItComes() throws Exception {
        try (BufferedReader lines = open("/stream")) {
            assertThat(lines.readLine()).isEqualTo("first event");
        }
    }

    @Test
    void breaksAStreamThatIsCut() throws Exception {
        try (BufferedReader lines = open("/stream")) {
            assertThat(lines.readLine()).isEqualTo("first event");

            proxy.cut();

            assertThatThrownBy(lines::readLine).isInstanceOf(IOException.class);
        }
    }

    @Test
    void breaksARequestThatIsCutWhileItWaits() throws Exception {
        CompletableFuture<HttpResponse<String>> waiting =
                client.sendAsync(request("/never").build(), BodyHandlers.ofString());
        Poll.until(
                "the request has arrived",
                Duration.ofSeconds(5),
                () -> proxy.requestCounts().of("GET /never") == 1);

        proxy.cut();

        assertThatThrownBy(() -> waiting.get(5, TimeUnit.SECONDS)).hasCauseInstanceOf(IOException.class);
    }

    @Test
    void failsAsManyRequestsAsPlanned() throws Exception {
        proxy.failNext(2, 500);

        HttpRequest request = request("/echo").build();
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(500);
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(500);
        assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(201);
        assertThat(proxy.requestCounts().of("GET /echo")).isEqualTo(3);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(proxy.address().resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private BufferedReader open(String path) throws Exception {
        return new BufferedReader(new InputStreamReader(
                client.send(request(path).build(), BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8));
    }

    private static void echo(HttpExchange exchange) throws IOException {
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        String token = exchange.getRequestHeaders().getFirst("X-Nomad-Token");
        byte[] answer = (exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + token + " " + body)
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("X-Nomad-Index", "7");
        exchange.sendResponseHeaders(201, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private void stream(HttpExchange exchange) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        exchange.getResponseBody().write("first event\n".getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
        awaitEnd();
    }

    private void awaitEnd() {
        try {
            testEnds.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
