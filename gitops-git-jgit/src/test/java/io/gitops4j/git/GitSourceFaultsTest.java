package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.gitops4j.api.FailureKind;
import io.gitops4j.spi.Source;
import io.gitops4j.testkit.TestOperation;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Servers that do not behave. */
class GitSourceFaultsTest {
    @TempDir
    Path scratch;

    @ParameterizedTest
    @Timeout(20)
    @ValueSource(
            strings = {
                "HTTP/1.1 20",
                "HTTP/1.1 200 OK\r\nX: ",
                "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n\r\n"
                        + "001e# service=git-upload-pack\n0000fff0",
                "HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n"
            })
    void f21_trickleEndsWithTheDeadline(String start) {
        try (SlowServer server = SlowServer.answering(start, 20);
                Source source = TestRemote.source(
                        GitOptions.builder(server.url(), scratch).allowHttp(true))) {
            Golden.assertKind(
                    FailureKind.TIMEOUT, () -> source.resolve(TestOperation.expiring(Duration.ofMillis(400))));
        }
    }

    @Test
    @Timeout(20)
    void f21_silentSshServerEndsWithTheDeadline() {
        try (SlowServer server = SlowServer.answering("", 60_000);
                Source source = TestRemote.source(
                        GitOptions.builder("ssh://127.0.0.1:" + server.port() + "/shop.git", scratch))) {
            Golden.assertKind(
                    FailureKind.TIMEOUT, () -> source.resolve(TestOperation.expiring(Duration.ofMillis(400))));
        }
    }

    @Test
    void filesOnAWebServerAreNotReadOneByOne() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] refs = ("1".repeat(40) + "\trefs/heads/main\n").getBytes(StandardCharsets.US_ASCII);
        server.createContext("/", exchange -> {
            boolean list = exchange.getRequestURI().getPath().endsWith("/info/refs");
            exchange.getResponseHeaders().set("Content-Type", "text/plain");
            exchange.sendResponseHeaders(list ? 200 : 404, list ? refs.length : -1);
            if (list) {
                exchange.getResponseBody().write(refs);
            }
            exchange.close();
        });
        server.start();
        String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/shop.git";
        try (Source source = TestRemote.source(GitOptions.builder(url, scratch).allowHttp(true))) {
            Golden.assertKind(FailureKind.NOT_FOUND, () -> source.resolve(TestOperation.live()));
        } finally {
            server.stop(0);
        }
    }

    @Test
    @Timeout(20)
    void silenceIsUnavailable() {
        try (SlowServer server = SlowServer.answering("", 60_000);
                Source source = TestRemote.source(GitOptions.builder(server.url(), scratch)
                        .allowHttp(true)
                        .timeout(Duration.ofMillis(200)))) {
            Golden.assertFails("silence", Map.of("url", server.url()), () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void answerThatIsNotGitIsUnavailable() {
        try (SlowServer server = SlowServer.answering(
                        "HTTP/1.1 200 OK\r\nContent-Type: application/x-git-upload-pack-advertisement\r\n"
                                + "\r\nthis is no answer of a git server",
                        60_000);
                Source source = TestRemote.source(
                        GitOptions.builder(server.url(), scratch).allowHttp(true))) {
            Golden.assertKind(FailureKind.UNAVAILABLE, () -> source.resolve(TestOperation.live()));
        }
    }

    @Test
    void b68_selfSignedCertificateIsRefusedAndNothingIsSent() throws Exception {
        AtomicInteger requests = new AtomicInteger();
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(SelfSigned.context("127.0.0.1")));
        server.createContext("/", exchange -> {
            requests.incrementAndGet();
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        String url = "https://127.0.0.1:" + server.getAddress().getPort() + "/shop.git";
        try (Source source = TestRemote.source(GitOptions.builder(url, scratch))) {
            Golden.assertFails("b68", () -> source.resolve(TestOperation.live()));
            Golden.assertFails("b68", () -> source.resolve(TestOperation.live()));
        } finally {
            server.stop(0);
        }
        assertThat(requests).hasValue(0);
    }
}
