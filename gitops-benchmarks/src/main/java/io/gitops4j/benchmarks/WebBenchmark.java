package io.gitops4j.benchmarks;

import com.sun.net.httpserver.HttpServer;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.web.BadgeHandler;
import io.gitops4j.web.WebhookHandler;
import io.gitops4j.web.WebhookOptions;
import io.gitops4j.web.WebhookReceiver;
import io.gitops4j.web.report.EnvironmentReport;
import io.gitops4j.web.report.Report;
import io.gitops4j.web.report.ReportHandler;
import io.gitops4j.web.report.ReportOptions;
import io.gitops4j.web.report.ReportPage;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How long webhook, badge and report take to answer over HTTP at the loopback, with many services in three environments and several
 * clients at once. Arguments: services (default 10000), requests of each kind (default 4000; the report a tenth), clients (default 4).
 */
public final class WebBenchmark {
    private static final String SECRET = "a secret of the benchmark";
    private static final String PUSH =
            "{\"ref\":\"refs/heads/main\",\"repository\":{\"clone_url\":\"https://git.example.com/shop/apps.git\"}}";
    private static final Revision HEAD = new Revision("apps", "4f2a9c1b7d3e5f60718293a4b5c6d7e8f9012345");

    private final HttpClient client = HttpClient.newHttpClient();
    private final AtomicLong pushes = new AtomicLong();
    private final int clients;
    private final URI root;

    private WebBenchmark(URI root, int clients) {
        this.root = root;
        this.clients = clients;
    }

    /** Runs it. */
    public static void main(String... arguments) throws Exception {
        int services = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
        int requests = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 4_000;
        int clients = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 4;
        // As docs/web.md says to start a server.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        Map<String, EnvironmentState> states = Stream.of("staging", "production", "edge")
                .collect(Collectors.toMap(name -> name, name -> state(name, services)));
        List<EnvironmentReport> reports = states.values().stream()
                .map(state -> EnvironmentReport.builder(state).build())
                .toList();
        long began = System.nanoTime();
        ReportPage page = Report.page(ReportOptions.defaults(), reports);
        System.out.printf(
                Locale.ROOT,
                "%d services in 3 environments, %d clients, %d processors, JDK %d; the page has %d KiB and took %.0f"
                        + " ms to make%n%n",
                services,
                clients,
                Runtime.getRuntime().availableProcessors(),
                Runtime.version().feature(),
                page.html().length() / 1024,
                (System.nanoTime() - began) / 1e6);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 100);
        try {
            WebBenchmark benchmark = new WebBenchmark(
                    URI.create("http://127.0.0.1:" + server.getAddress().getPort()), clients);
            benchmark.serve(server, threads, states, page);
            benchmark.measure(services, requests);
        } finally {
            server.stop(0);
            threads.shutdownNow();
        }
    }

    private void serve(
            HttpServer server, ExecutorService threads, Map<String, EnvironmentState> states, ReportPage page) {
        server.setExecutor(threads);
        WebhookReceiver receiver = new WebhookReceiver(WebhookOptions.builder()
                .secret(() -> SECRET)
                .watch("https://git.example.com/shop/apps.git")
                .build());
        server.createContext("/webhook", new WebhookHandler(receiver, push -> pushes.incrementAndGet()));
        server.createContext("/badges", new BadgeHandler(() -> states));
        server.createContext("/report", new ReportHandler(() -> page));
        server.start();
    }

    private void measure(int services, int requests) throws Exception {
        String signature = signature();
        System.out.println("| request | p50 ms | p99 ms | slowest ms |");
        System.out.println("|---|---|---|---|");
        row("webhook", requests, number -> webhook(number, signature));
        row("badge", requests, number -> get(String.format("/badges/edge/service-%05d.svg", number % services)));
        row("report", requests / 10, number -> get("/report"));
        row("report, compressed", requests / 10, number -> get("/report", "Accept-Encoding", "gzip"));
        String tag = client.send(get("/report"), BodyHandlers.ofString())
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        row("report, unchanged", requests / 10, number -> get("/report", "If-None-Match", tag));
        System.out.println("\npushes handed over: " + pushes);
    }

    /** Asks once to warm up, and then for the record. */
    private void row(String name, int requests, LongFunction<HttpRequest> request) throws Exception {
        times(requests, request);
        long[] nanos = times(requests, request);
        System.out.printf(
                Locale.ROOT,
                "| %s | %.2f | %.2f | %.2f |%n",
                name,
                nanos[nanos.length / 2] / 1e6,
                nanos[(int) (nanos.length * 0.99)] / 1e6,
                nanos[nanos.length - 1] / 1e6);
    }

    private long[] times(int requests, LongFunction<HttpRequest> request) throws Exception {
        AtomicLong next = new AtomicLong();
        Callable<List<Long>> asker = () -> {
            List<Long> taken = new ArrayList<>();
            for (long number = next.getAndIncrement(); number < requests; number = next.getAndIncrement()) {
                HttpRequest asked = request.apply(number);
                long began = System.nanoTime();
                int status = client.send(asked, BodyHandlers.ofByteArray()).statusCode();
                taken.add(System.nanoTime() - began);
                if (status >= 400) {
                    throw new IOException(asked.uri() + " is answered with " + status);
                }
            }
            return taken;
        };
        ExecutorService askers = Executors.newFixedThreadPool(clients);
        try {
            List<Long> all = new ArrayList<>();
            for (Future<List<Long>> each : askers.invokeAll(
                    IntStream.range(0, clients).mapToObj(i -> asker).toList())) {
                all.addAll(each.get());
            }
            long[] nanos = all.stream().mapToLong(Long::longValue).toArray();
            Arrays.sort(nanos);
            return nanos;
        } finally {
            askers.shutdownNow();
        }
    }

    private HttpRequest webhook(long number, String signature) {
        return HttpRequest.newBuilder(root.resolve("/webhook"))
                .header("Content-Type", "application/json")
                .header("X-GitHub-Event", "push")
                .header("X-GitHub-Delivery", number + "-" + System.nanoTime())
                .header("X-Hub-Signature-256", signature)
                .POST(HttpRequest.BodyPublishers.ofString(PUSH))
                .build();
    }

    private HttpRequest get(String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(root.resolve(path));
        return (headers.length == 0 ? request : request.headers(headers)).build();
    }

    private static String signature() throws GeneralSecurityException {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return "sha256=" + HexFormat.of().formatHex(mac.doFinal(PUSH.getBytes(StandardCharsets.UTF_8)));
    }

    private static EnvironmentState state(String name, int services) {
        return new EnvironmentState(
                name,
                Map.of(HEAD.source(), HEAD),
                Optional.of(RunStatus.IN_SYNC),
                Optional.of(Instant.EPOCH),
                IntStream.range(0, services)
                        .mapToObj(i -> new ServiceState(
                                ServiceId.of(String.format("service-%05d", i)),
                                ServiceStatus.UNCHANGED,
                                Optional.of(HEAD),
                                HealthReport.HEALTHY,
                                "",
                                Optional.empty(),
                                List.of()))
                        .toList(),
                List.of());
    }
}
