package io.gitops4j.endtoend;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.gitops4j.web.WebhookOptions;
import io.gitops4j.web.WebhookOutcome;
import io.gitops4j.web.WebhookReceiver;
import io.gitops4j.web.WebhookRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes signed notices over HTTP, as a program would that a platform team has written. */
final class Inbox implements AutoCloseable {
    private final ObjectMapper json = new ObjectMapper();
    private final List<JsonNode> notices = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    /** Knows what is genuine by that secret. */
    Inbox(String secret) throws IOException {
        WebhookReceiver receiver = new WebhookReceiver(
                WebhookOptions.builder().secret(() -> secret).build());
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                byte[] body = exchange.getRequestBody().readAllBytes();
                WebhookOutcome outcome = receiver.receive(WebhookRequest.of(exchange.getRequestHeaders(), body))
                        .outcome();
                if (outcome == WebhookOutcome.OTHER_EVENT) {
                    notices.add(json.readTree(body));
                }
                exchange.sendResponseHeaders(outcome.status(), -1);
            }
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    }

    /** Everything of a kind that was told about an environment, in order. */
    List<JsonNode> entries(String environment, String kind) {
        return notices.stream()
                .filter(notice -> notice.path("environment").asText().equals(environment))
                .flatMap(notice -> notice.findValues("entries").stream())
                .flatMap(entries -> {
                    List<JsonNode> all = new CopyOnWriteArrayList<>();
                    entries.forEach(all::add);
                    return all.stream();
                })
                .filter(entry -> entry.path("kind").asText().equals(kind))
                .toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
