package io.gitops4j.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Polling;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileEvent.Kind;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WebServerTest {
    private static final String SECRET = "s3cret";

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<ReconcileEvent> ended = new LinkedBlockingQueue<>();

    @Test
    @DisplayName("a signed webhook deploys a push long before the next interval, and the badge tells so")
    void deploysOnAWebhook(@TempDir Path folder) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try (TestRepository repository = TestRepository.in(folder.resolve("services"))) {
            repository.commit(Map.of("README.md", "nothing yet"));
            try (GitOpsEngine engine = engine(repository, folder);
                    Polling polling = engine.poll(Duration.ofDays(1))) {
                runEnds();
                HttpServer server = WebServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        threads,
                        engine,
                        polling,
                        "https://git.example.com/shop/services",
                        () -> SECRET);
                try {
                    URI root =
                            URI.create("http://127.0.0.1:" + server.getAddress().getPort());
                    String commit = repository.commit(Map.of("cart/.weave.yaml", TestRepository.manifest("cart", 2)));

                    assertThat(push(root)).isEqualTo(202);
                    runEnds();

                    assertThat(badge(root)).contains("cart: healthy " + commit.substring(0, 12));
                } finally {
                    server.stop(0);
                }
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private GitOpsEngine engine(TestRepository repository, Path folder) {
        return GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("my-platform")
                        .workDirectory(folder.resolve("work"))
                        .source("services", PluginBinding.of("git", Map.of("url", repository.url(), "allowFile", true)))
                        .environment(EnvironmentConfig.named("production")
                                .target(PluginBinding.of(
                                        "directory",
                                        Map.of(
                                                "path",
                                                folder.resolve("deployed").toString())))
                                .build())
                        .build())
                .listener(event -> {
                    if (event.kind() == Kind.RUN_FINISHED) {
                        ended.add(event);
                    }
                })
                .build();
    }

    private void runEnds() throws InterruptedException {
        assertThat(ended.poll(60, TimeUnit.SECONDS)).as("the end of a run").isNotNull();
    }

    private int push(URI root) throws Exception {
        String body = """
                {"ref": "refs/heads/main", "repository": {"clone_url": "https://git.example.com/shop/services.git"}}""";
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        String signature = HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        return client.send(
                        HttpRequest.newBuilder(root.resolve("/webhook"))
                                .header("Content-Type", "application/json")
                                .header("X-GitHub-Event", "push")
                                .header("X-Hub-Signature-256", "sha256=" + signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private String badge(URI root) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(root.resolve("/badges/production/cart.svg"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
