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
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.examples.web.WebServerOptions;
import io.gitops4j.web.BadgeIds;
import io.gitops4j.web.BadgeOptions;
import io.gitops4j.web.report.LiveReport;
import io.gitops4j.web.report.ReportOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The example's server at a free port, over a repository and a directory, with an engine that polls once a day. */
final class RunningWebServer implements AutoCloseable {
    static final String SECRET = "s3cret-of-the-webhooks";
    static final BadgeIds IDS = new BadgeIds("a key that nobody else has");
    static final int REQUESTS_AT_ONCE = 64;
    private static final String PUSH = """
        {"ref": "refs/heads/main", "repository": {"clone_url": "https://git.example.com/shop/services.git"}}\
        """;

    private final HttpClient client = HttpClient.newHttpClient();
    private final BlockingQueue<ReconcileEvent> ended = new LinkedBlockingQueue<>();
    private final AtomicInteger triggered = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final TestRepository repository;
    private final GitOpsEngine engine;
    private final Polling polling;
    private final HttpServer server;

    private RunningWebServer(Path folder, BadgeOptions badges, ReconcileListener listener) throws Exception {
        repository = TestRepository.in(folder.resolve("services"));
        repository.commit(Map.of("README.md", "nothing yet"));
        LiveReport report = new LiveReport(ReportOptions.builder()
                .commitLink("services", "https://git.example.com/shop/services/commit/{commit}")
                .build());
        engine = GitOps.builder()
                .config(config(folder))
                .listener(report)
                .listener(listener)
                .listener(event -> {
                    if (event.kind() == Kind.RUN_FINISHED) {
                        ended.add(event);
                    }
                })
                .build();
        polling = engine.poll(Duration.ofDays(1));
        server = WebServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                threads,
                engine,
                counted(polling),
                new WebServerOptions(
                        "https://git.example.com/shop/services",
                        () -> SECRET,
                        badges,
                        report,
                        () -> "runs_total 1\n",
                        REQUESTS_AT_ONCE));
    }

    static RunningWebServer in(Path folder) throws Exception {
        return new RunningWebServer(folder, BadgeOptions.defaults(), event -> {});
    }

    static RunningWebServer withOpaqueBadges(Path folder) throws Exception {
        return new RunningWebServer(folder, BadgeOptions.builder().opaque(IDS).build(), event -> {});
    }

    static RunningWebServer heardBy(ReconcileListener listener, Path folder) throws Exception {
        return new RunningWebServer(folder, BadgeOptions.defaults(), listener);
    }

    private static GitOpsConfig config(Path folder) {
        return GitOpsConfig.builder()
                .owner("my-platform")
                .workDirectory(folder.resolve("work"))
                .source(
                        "services",
                        PluginBinding.of(
                                "git",
                                Map.of("url", folder.resolve("services").toUri().toString(), "allowFile", true)))
                .environment(EnvironmentConfig.named("production")
                        .target(PluginBinding.of(
                                "directory",
                                Map.of("path", folder.resolve("deployed").toString())))
                        .build())
                .build();
    }

    private Polling counted(Polling real) {
        return new Polling() {
            @Override
            public void trigger(String environment) {
                triggered.incrementAndGet();
                real.trigger(environment);
            }

            @Override
            public void close() {
                real.close();
            }
        };
    }

    TestRepository repository() {
        return repository;
    }

    /** How often a webhook has asked for a run. */
    int triggered() {
        return triggered.get();
    }

    /** Runs that have ended and that nobody has waited for. */
    int endedRuns() {
        return ended.size();
    }

    ReconcileEvent runEnds() throws InterruptedException {
        ReconcileEvent event = ended.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("the end of a run").isNotNull();
        return event;
    }

    int port() {
        return server.getAddress().getPort();
    }

    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    /** A genuine push, with an id of its own. */
    int push(String delivery) throws IOException, InterruptedException {
        return send(PUSH, signature(PUSH), delivery);
    }

    int send(String body, String signature, String delivery) throws IOException, InterruptedException {
        return client.send(
                        request("/webhook")
                                .header("Content-Type", "application/json")
                                .header("X-GitHub-Event", "push")
                                .header("X-GitHub-Delivery", delivery)
                                .header("X-Hub-Signature-256", "sha256=" + signature)
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        BodyHandlers.ofString())
                .statusCode();
    }

    static String signature(String body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path));
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
        polling.close();
        engine.close();
        repository.close();
    }
}
