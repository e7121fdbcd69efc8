package io.gitops4j.endtoend;

import com.sun.net.httpserver.HttpServer;
import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.Limits;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Polling;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.examples.MetricsInTenLines;
import io.gitops4j.examples.WebServer;
import io.gitops4j.examples.web.WebServerOptions;
import io.gitops4j.forge.github.GitHubConnection;
import io.gitops4j.forge.github.GitHubOptions;
import io.gitops4j.forge.github.GitHubReporter;
import io.gitops4j.forge.github.server.GitHubServer;
import io.gitops4j.micrometer.MicrometerMetrics;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.testkit.servers.GiteaRepository;
import io.gitops4j.testkit.servers.GiteaServer;
import io.gitops4j.testkit.servers.GiteaUser;
import io.gitops4j.testkit.servers.KubernetesCluster;
import io.gitops4j.testkit.servers.KubernetesClusterOptions;
import io.gitops4j.testkit.servers.NomadAgent;
import io.gitops4j.web.BadgeOptions;
import io.gitops4j.web.report.LiveReport;
import io.gitops4j.web.report.ReportOptions;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** All that a platform team runs, on real parts: a forge, a cluster, an agent, and an engine with its web server between them. */
final class Platform implements AutoCloseable {
    static final List<String> ENVIRONMENTS = List.of("kube", "nomad");
    private static final String SECRET = "s3cret-of-the-webhooks";

    final GiteaRepository shop;
    final GiteaRepository state;
    final GitRepo clone;
    final KubernetesCluster cluster;
    final NomadAgent agent;
    final Inbox inbox;
    final GitHubServer github;
    final GitOpsEngine engine;

    private final Path folder;
    private final GiteaUser user;
    private final List<ReconcileResult> results = new CopyOnWriteArrayList<>();
    private final HttpServer server;
    private final Opened opened = new Opened();
    private final HttpClient http = HttpClient.newHttpClient();

    Platform(Path folder, GiteaServer gitea, NomadAgent agent) throws IOException {
        this.folder = folder;
        this.agent = agent;
        this.user = gitea.newUser("platform");
        this.shop = user.createRepository("shop");
        this.state = user.createRepository("state");
        this.clone = GitRepo.clone(shop.uriWithLogin(), folder.resolve("clone"));
        clone.commit(Map.of("README.md", "nothing yet\n"));
        clone.push();
        try {
            this.cluster = opened.add(KubernetesCluster.start(KubernetesClusterOptions.withControllers()));
            this.inbox = opened.add(new Inbox(SECRET));
            this.github = opened.add(GitHubServer.start(Clock.systemUTC()));
            LiveReport report = new LiveReport(ReportOptions.builder().build());
            PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
            this.engine = opened.add(engine(report, registry));
            this.server = webServer(report, registry);
            shop.createWebhook(address("/webhook"), SECRET, Set.of("push"));
        } catch (IOException | RuntimeException | Error e) {
            opened.closeAfter(e);
            throw e;
        }
    }

    private GitOpsEngine engine(LiveReport report, PrometheusMeterRegistry registry) throws IOException {
        return GitOps.builder()
                .config(config())
                .reporter("github", atGitHub())
                .listener(report)
                .listener(MicrometerMetrics.of(registry))
                .listener(this::hear)
                .build();
    }

    private HttpServer webServer(LiveReport report, PrometheusMeterRegistry registry) throws IOException {
        ExecutorService threads = Executors.newCachedThreadPool();
        opened.atTheEnd(threads::shutdownNow);
        // Only a webhook can be why a run comes.
        Polling polling = opened.add(engine.poll(Duration.ofDays(1)));
        HttpServer started = WebServer.start(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                threads,
                engine,
                polling,
                new WebServerOptions(
                        shop.uri().toString(),
                        () -> SECRET,
                        BadgeOptions.defaults(),
                        report,
                        MetricsInTenLines.text(registry),
                        16));
        opened.atTheEnd(() -> started.stop(0));
        return started;
    }

    private ForgeReporter atGitHub() {
        GitHubConnection connection =
                GitHubConnection.withToken(Secret.of(() -> "token")).withApi(github.api());
        return new GitHubReporter(GitHubOptions.builder(connection)
                .repository("shop", "shop/apps")
                .build());
    }

    private void hear(ReconcileEvent event) {
        event.outcome().ifPresent(results::add);
    }

    private GitOpsConfig.Builder base(String branch, String work) throws IOException {
        Map<String, Object> login = Map.of("allowHttp", true, "username", user.name(), "token", token());
        Map<String, Object> source = new HashMap<>(login);
        source.put("url", shop.uri().toString());
        source.put("ref", branch);
        Map<String, Object> store = new HashMap<>(login);
        store.put("url", state.uri().toString());
        store.put("path", folder.resolve(work + "-history").toString());
        return GitOpsConfig.builder()
                .owner("story")
                .workDirectory(folder.resolve(work))
                .source("shop", PluginBinding.of("git", source))
                .store(PluginBinding.of("git", store))
                .environment(EnvironmentConfig.named("kube")
                        .target(PluginBinding.of(
                                "kubernetes",
                                Map.of("kubeconfig", cluster.kubeconfig().toString())))
                        .build())
                .environment(EnvironmentConfig.named("nomad")
                        .target(PluginBinding.of(
                                "nomad",
                                Map.of(
                                        "address", agent.address().toString(),
                                        "driver", "raw_exec",
                                        "mhzPerCore", 1000,
                                        "minHealthyTime", "1s",
                                        "healthyDeadline", "20s",
                                        "progressDeadline", "25s")))
                        .build())
                .limits(Limits.builder().healthTimeout(Duration.ofSeconds(90)).build());
    }

    private GitOpsConfig config() throws IOException {
        return base("refs/heads/main", "work")
                .reporter(
                        "gitea",
                        PluginBinding.of(
                                "gitea",
                                Map.of(
                                        "url", server(shop.uri()),
                                        "repository", shop.fullName(),
                                        "token", token())))
                .notifier(
                        "inbox",
                        PluginBinding.of(
                                "webhook",
                                Map.of(
                                        "url", secret("inbox", inbox.address()),
                                        "secret", secret("inbox-secret", SECRET),
                                        "allowHttp", true)))
                .build();
    }

    private static String server(URI repository) {
        return repository.resolve("/").toString();
    }

    private String token() throws IOException {
        return secret("token", user.token());
    }

    private String secret(String name, String value) throws IOException {
        return "file:" + Files.writeString(folder.resolve(name), value);
    }

    /** What the branch of a pull request would do, by an engine of its own, as a CI step has one. */
    Plan planOf(String branch, String environment) throws IOException {
        try (GitOpsEngine step = GitOps.builder()
                .config(base("refs/heads/" + branch, "step").build())
                .build()) {
            return step.plan(environment);
        }
    }

    /** How the run of a commit ended; nothing as long as it has not. */
    Optional<ReconcileResult> ended(String environment, String commit) {
        return results.stream()
                .filter(result -> result.environment().equals(environment))
                .filter(result -> result.plan()
                        .map(plan -> plan.revisions().get("shop"))
                        .filter(revision -> revision.id().equals(commit))
                        .isPresent())
                .findFirst();
    }

    private URI address(String path) {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path);
    }

    /** What the web server answers. */
    HttpResponse<String> get(String path) {
        try {
            return http.send(HttpRequest.newBuilder(address(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        opened.close();
    }
}
