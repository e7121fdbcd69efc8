package io.gitops4j.examples;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Polling;
import io.gitops4j.examples.web.AtMost;
import io.gitops4j.examples.web.Health;
import io.gitops4j.examples.web.Metrics;
import io.gitops4j.examples.web.WebServerOptions;
import io.gitops4j.web.BadgeHandler;
import io.gitops4j.web.WebhookHandler;
import io.gitops4j.web.WebhookOptions;
import io.gitops4j.web.WebhookReceiver;
import io.gitops4j.web.report.ReportHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a platform shows of its engine: the JDK's HTTP server beside an engine that polls. A push deploys at once, badges and a report
 * tell how it went, and whoever runs it sees health and metrics. TLS and who may see what are the business of what stands in front.
 */
public final class WebServer {
    private static final int WAITING_CONNECTIONS = 100;

    /** More than any forge sends for a push that is worth a deployment, and far less than the 25 MiB that GitHub may send. */
    private static final int LARGEST_WEBHOOK = 1024 * 1024;

    static {
        // The JDK's server reads these once, when it is first used. Seconds, but for the first and the last two.
        limit("sun.net.httpserver.nodelay", "true");
        limit("sun.net.httpserver.maxReqTime", "30");
        limit("sun.net.httpserver.maxRspTime", "60");
        limit("sun.net.httpserver.idleInterval", "30");
        limit("sun.net.httpserver.maxReqHeaders", "100");
        limit("jdk.httpserver.maxConnections", "1000");
    }

    private WebServer() {}

    /**
     * Listens at the address until the caller stops the server; engine, loop and threads stay the caller's.
     *
     * @param threads answer the requests. A slow request keeps one until its time is over, so there are to be as many as are needed
     *     ({@code newCachedThreadPool}): the server's limits of connections and of requests bound them
     */
    public static HttpServer start(
            InetSocketAddress address, Executor threads, GitOpsEngine engine, Polling polling, WebServerOptions options)
            throws IOException {
        HttpServer server = HttpServer.create(address, WAITING_CONNECTIONS);
        server.setExecutor(threads);
        WebhookReceiver receiver = new WebhookReceiver(WebhookOptions.builder()
                .secret(options.secret())
                .watch(options.repository())
                .maxBytes(LARGEST_WEBHOOK)
                .build());
        Map<String, HttpHandler> parts = Map.of(
                "/webhook",
                new WebhookHandler(
                        receiver,
                        push -> engine.environments().forEach(name -> polling.trigger(name, push.initiator()))),
                "/badges",
                new BadgeHandler(options.badges(), () -> states(engine)),
                "/report",
                new ReportHandler(() -> options.report().page(engine)),
                "/healthz",
                new Health(() -> states(engine)),
                "/metrics",
                new Metrics(options.metrics()));
        // A limit for each path: who sends slowly to the public ones holds up neither health nor report.
        parts.forEach((path, handler) ->
                server.createContext(path, handler).getFilters().add(new AtMost(options.requestsAtOnce())));
        server.start();
        return server;
    }

    private static Map<String, EnvironmentState> states(GitOpsEngine engine) {
        return engine.environments().stream().collect(Collectors.toMap(Function.identity(), engine::status));
    }

    private static void limit(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
