package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ServiceId;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WebServerTest {
    @Test
    @DisplayName("a signed webhook deploys a push long before the next interval, and badge and report tell so")
    void deploysOnAWebhook(@TempDir Path folder) throws Exception {
        try (RunningWebServer server = RunningWebServer.in(folder)) {
            server.runEnds();
            String first = server.repository().commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2)));
            assertThat(server.push("d-1")).isEqualTo(202);
            server.runEnds();

            assertThat(server.get("/badges/production/cart.svg").body())
                    .contains("cart: healthy " + first.substring(0, 12));
            assertThat(server.get("/report").body()).contains("Written by the last run", "succeeded");

            String second = server.repository().commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 3)));
            assertThat(server.push("d-2")).isEqualTo(202);
            server.runEnds();

            assertThat(server.get("/report").body())
                    .contains("https://git.example.com/shop/services/commit/" + second)
                    .contains("scaling.replicas</code> from <del>2</del> to <ins>3</ins>");
        }
    }

    @Test
    @DisplayName("health is 503 until the first run has ended")
    void isReadyAfterTheFirstRun(@TempDir Path folder) throws Exception {
        CountDownLatch goOn = new CountDownLatch(1);
        try (RunningWebServer server = RunningWebServer.heardBy(
                event -> {
                    if (event.kind() == Kind.RUN_STARTED) {
                        await(goOn);
                    }
                },
                folder)) {
            try {
                HttpResponse<String> early = server.get("/healthz");
                assertThat(early.statusCode()).isEqualTo(503);
                assertThat(early.body()).isEqualTo("starting\n");
            } finally {
                goOn.countDown();
            }
            server.runEnds();

            assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(server.get("/healthz").body()).isEqualTo("ready\n");
        }
    }

    @Test
    void handsOutTheMetricsThatItIsGiven(@TempDir Path folder) throws Exception {
        try (RunningWebServer server = RunningWebServer.in(folder)) {
            HttpResponse<String> metrics = server.get("/metrics");

            assertThat(metrics.statusCode()).isEqualTo(200);
            assertThat(metrics.headers().firstValue("Content-Type"))
                    .contains("text/plain; version=0.0.4; charset=utf-8");
            assertThat(metrics.body()).isEqualTo("runs_total 1\n");
        }
    }

    @Test
    void opaqueBadgesAreFoundByTheirIdAlone(@TempDir Path folder) throws Exception {
        try (RunningWebServer server = RunningWebServer.withOpaqueBadges(folder)) {
            server.runEnds();
            server.repository().commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2)));
            server.push("d-1");
            server.runEnds();
            String id = RunningWebServer.IDS.of("production", ServiceId.of("cart"));

            assertThat(server.get("/badges/" + id + ".svg").body()).contains("cart: healthy");
            assertThat(server.get("/badges/production/cart.svg").body()).contains("service: unknown");
        }
    }

    @Test
    void b54_b76_hostileRequestsGetAShortAnswerAndNoSecret(@TempDir Path folder) throws Exception {
        try (RunningWebServer server = RunningWebServer.in(folder)) {
            server.runEnds();
            List<String> requests = List.of(
                    "GET /report/../../etc/passwd HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET /badges/%2e%2e/%00.svg HTTP/1.1\r\nHost: x\r\n\r\n",
                    "GET /report?<script>alert(1)</script> HTTP/1.1\r\nHost: x\r\n\r\n",
                    "DELETE /report HTTP/1.1\r\nHost: x\r\n\r\n",
                    "TRACE /metrics HTTP/1.1\r\nHost: x\r\nCookie: a=b\r\n\r\n",
                    "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n\r\n" + "x".repeat(1_100_000),
                    "POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: -5\r\n\r\n",
                    "POST /webhook HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                    "GET /healthz HTTP/1.1\r\nHost: x\r\n" + "X-A: b\r\n".repeat(500) + "\r\n",
                    "GET /" + "x".repeat(100_000) + " HTTP/1.1\r\nHost: x\r\n\r\n",
                    "nonsense\r\n\r\n",
                    "\u0000\u0001\u0002\r\n\r\n");
            for (String request : requests) {
                String answer = raw(server, request);

                assertThat(answer)
                        .as(() -> "answer to " + request.substring(0, Math.min(60, request.length())))
                        .doesNotContain(RunningWebServer.SECRET, "\tat ", "io.gitops4j", folder.toString());
                assertThat(answer).doesNotContain("<script>alert(1)");
            }
            assertThat(server.triggered()).isZero();
            assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aWebhookThatIsTooLargeOrNotSignedStartsNothing(@TempDir Path folder) throws Exception {
        try (RunningWebServer server = RunningWebServer.in(folder)) {
            server.runEnds();
            String large = "{\"x\":\"" + "y".repeat(1024 * 1024) + "\"}";

            assertThat(server.send(large, RunningWebServer.signature(large), "d-1"))
                    .isEqualTo(413);
            assertThat(server.send("{}", "0".repeat(64), "d-2")).isEqualTo(401);
            assertThat(server.send("{}", RunningWebServer.signature("{}"), "d-3"))
                    .isEqualTo(400);
            assertThat(server.triggered()).isZero();
        }
    }

    @Test
    @DisplayName("whoever holds up the public paths by sending slowly holds up neither health nor report")
    void slowSendersHoldUpThemselves(@TempDir Path folder) throws Exception {
        int limit = RunningWebServer.REQUESTS_AT_ONCE;
        CountDownLatch refused = new CountDownLatch(limit);
        List<Socket> slow = new ArrayList<>();
        ExecutorService readers = Executors.newCachedThreadPool();
        try (RunningWebServer server = RunningWebServer.in(folder)) {
            server.runEnds();
            for (int i = 0; i < 2 * limit; i++) {
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port());
                slow.add(socket);
                socket.getOutputStream()
                        .write("POST /webhook HTTP/1.1\r\nHost: x\r\nContent-Length: 1000\r\n\r\n{"
                                .getBytes(StandardCharsets.UTF_8));
                readers.execute(() -> {
                    if (answered(socket)) {
                        refused.countDown();
                    }
                });
            }
            assertThat(refused.await(20, TimeUnit.SECONDS))
                    .as("as many as may be are inside, and the others were told to come back")
                    .isTrue();

            assertThat(server.get("/healthz").statusCode()).isEqualTo(200);
            assertThat(server.get("/report").statusCode()).isEqualTo(200);
            assertThat(server.get("/badges/production/cart.svg").statusCode()).isEqualTo(200);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
            readers.shutdownNow();
        }
    }

    private static boolean answered(Socket socket) {
        try {
            return socket.getInputStream().read() >= 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whatever comes back until the server closes, or has answered once. */
    private static String raw(RunningWebServer server, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request.getBytes(StandardCharsets.UTF_8));
                out.flush();
                socket.shutdownOutput();
                InputStream in = socket.getInputStream();
                return new String(in.readNBytes(100_000), StandardCharsets.ISO_8859_1);
            } catch (IOException e) {
                // It has closed the connection, which is an answer too.
                return "";
            }
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
