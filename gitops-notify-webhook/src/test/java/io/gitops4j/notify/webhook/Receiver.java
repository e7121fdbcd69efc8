package io.gitops4j.notify.webhook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gitops4j.spi.Secret;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A receiver of webhooks on this machine, which answers as it is told. */
final class Receiver implements AutoCloseable {
    /** A part of its address that may be shown nowhere. */
    static final String TOKEN = "T0HUSH-4711";

    private final HttpServer server;
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private volatile Answer answer = exchange -> answer(exchange, 200, Map.of(), "ok");

    /** What came. */
    record Delivery(String path, Map<String, String> headers, String body) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(body);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    Receiver() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", this::take);
        server.start();
    }

    private void take(HttpExchange exchange) throws IOException {
        Map<String, String> headers = new TreeMap<>();
        exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.US_ASCII);
        deliveries.add(new Delivery(exchange.getRequestURI().getPath(), headers, body));
        answer.to(exchange);
    }

    /** From now on it does this. */
    void answering(Answer value) {
        answer = value;
    }

    /** From now on it answers so. */
    void answering(int status, Map<String, String> headers, String body) {
        answer = exchange -> answer(exchange, status, headers, body);
    }

    private static void answer(HttpExchange exchange, int status, Map<String, String> headers, String body)
            throws IOException {
        try (exchange) {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    int port() {
        return server.getAddress().getPort();
    }

    Secret url(String name) {
        return Secret.of(() -> "http://127.0.0.1:" + port() + "/" + TOKEN + "/" + name);
    }

    /** Ends it: nothing listens there any more. */
    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
