package io.gitops4j.target.kubernetes.internal;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.gitops4j.target.kubernetes.KubernetesConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** Answers each path as prepared and every list with an empty one, whatever the order of requests. */
public final class StubApi implements AutoCloseable {
    private static final String EMPTY_LIST = "{\"items\": [], \"metadata\": {}}";

    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    private record Answer(int code, String body) {}

    /** Starts on a free port of loopback. */
    public StubApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::answer);
        server.start();
    }

    /** What is said to a path from now on. */
    public void answer(String path, int code, String json) {
        answers.put(path, new Answer(code, json));
    }

    /** What was asked for, in order. */
    public List<String> paths() {
        return List.copyOf(paths);
    }

    /** How to reach it. */
    public KubernetesConnection connection() {
        return KubernetesConnection.builder()
                .apiServer(URI.create("http://127.0.0.1:" + server.getAddress().getPort()))
                .requestTimeout(Duration.ofSeconds(30))
                .build();
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        paths.add(path);
        exchange.getRequestBody().readAllBytes();
        boolean list = exchange.getRequestURI().getQuery() != null;
        Answer answer = answers.getOrDefault(
                path, list ? new Answer(200, EMPTY_LIST) : new Answer(404, "{\"reason\": \"NotFound\"}"));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.code(), body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
