package io.gitops4j.examples;

import com.sun.net.httpserver.HttpServer;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Polling;
import io.gitops4j.web.BadgeHandler;
import io.gitops4j.web.WebhookHandler;
import io.gitops4j.web.WebhookOptions;
import io.gitops4j.web.WebhookReceiver;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.Executor;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** A push deploys at once, and badges tell how it went: the JDK's HTTP server beside an engine that polls. */
public final class WebServer {
    private WebServer() {}

    /**
     * Listens at the address until the caller stops the server; engine, loop and threads stay the caller's.
     *
     * @param secret what the forge signs its webhooks with
     */
    public static HttpServer start(
            InetSocketAddress address,
            Executor threads,
            GitOpsEngine engine,
            Polling polling,
            String repository,
            Supplier<String> secret)
            throws IOException {
        HttpServer server = HttpServer.create(address, 100);
        server.setExecutor(threads);
        WebhookReceiver receiver = new WebhookReceiver(
                WebhookOptions.builder().secret(secret).watch(repository).build());
        server.createContext(
                "/webhook",
                new WebhookHandler(receiver, push -> engine.environments().forEach(polling::trigger)));
        server.createContext(
                "/badges",
                new BadgeHandler(() ->
                        engine.environments().stream().collect(Collectors.toMap(Function.identity(), engine::status))));
        server.start();
        return server;
    }
}
