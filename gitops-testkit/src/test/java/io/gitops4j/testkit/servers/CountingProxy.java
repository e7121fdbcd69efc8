package io.gitops4j.testkit.servers;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * Stands before a plain HTTP server, passes everything on, counts the requests by {@code "METHOD /path"}, and breaks them when
 * a test wants it to. Thread-safe.
 */
public final class CountingProxy implements AutoCloseable {

    private static final Set<String> NOT_PASSED_ON = Set.of(
            "connection",
            "content-length",
            "date",
            "expect",
            "host",
            "http2-settings",
            "keep-alive",
            "transfer-encoding",
            "upgrade");

    private final URI target;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .proxy(HttpClient.Builder.NO_PROXY)
            .build();
    private final LoopbackServer server;

    private CountingProxy(URI target) {
        this.target = target;
        this.server = new LoopbackServer(
                exchange -> exchange.getRequestMethod() + " "
                        + exchange.getRequestURI().getPath(),
                this::passOn);
    }

    /** Starts a proxy for the server at {@code target}, whose path must be empty. */
    public static CountingProxy to(URI target) {
        return new CountingProxy(target);
    }

    /** Where clients find the proxy instead of its target. */
    public URI address() {
        return server.address();
    }

    /** Every request that arrived, also those that were failed. */
    public RequestCounts requestCounts() {
        return server.requestCounts();
    }

    /** Answers the next {@code requests} with {@code status} and an empty body, without passing them on. */
    public void failNext(int requests, int status) {
        failNext(requests, status, Map.of());
    }

    /** The same with headers, such as {@code Retry-After}. */
    public void failNext(int requests, int status, Map<String, String> headers) {
        server.failNext(requests, status, headers);
    }

    /** Breaks all connections, also those that wait for an answer, and refuses new ones. */
    public void cut() {
        server.cut();
    }

    /** Ends a {@link #cut()}: the same address takes connections again. */
    public void restore() {
        server.restore();
    }

    @Override
    public void close() {
        server.close();
    }

    private void passOn(HttpExchange exchange) throws IOException {
        CompletableFuture<HttpResponse<Void>> answer = http.sendAsync(request(exchange), head -> {
            sendHead(exchange, head);
            return HttpResponse.BodySubscribers.ofByteArrayConsumer(
                    part -> part.ifPresent(bytes -> sendPart(exchange, bytes)));
        });
        try {
            answer.get();
            exchange.close();
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("cut while waiting for " + target);
        } catch (ExecutionException e) {
            throw new IOException("no answer from " + target, e);
        }
    }

    private HttpRequest request(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        HttpRequest.Builder request = HttpRequest.newBuilder(target.resolve(exchange.getRequestURI()))
                .method(
                        exchange.getRequestMethod(),
                        body.length == 0
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        exchange.getRequestHeaders().forEach((name, values) -> {
            if (isPassedOn(name)) {
                values.forEach(value -> request.header(name, value));
            }
        });
        return request.build();
    }

    private static void sendHead(HttpExchange exchange, HttpResponse.ResponseInfo head) {
        head.headers().map().forEach((name, values) -> {
            if (isPassedOn(name)) {
                exchange.getResponseHeaders().put(name, values);
            }
        });
        try {
            exchange.sendResponseHeaders(head.statusCode(), lengthToSend(exchange, head));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As the JDK's server wants it: -1 for no body, 0 for one of unknown length. */
    private static long lengthToSend(HttpExchange exchange, HttpResponse.ResponseInfo head) {
        int status = head.statusCode();
        OptionalLong length = head.headers().firstValueAsLong("content-length");
        boolean empty = length.isPresent() && length.getAsLong() == 0;
        if (empty
                || status == 204
                || status == 304
                || exchange.getRequestMethod().equals("HEAD")) {
            return -1;
        }
        return length.orElse(0);
    }

    /** Sends each part at once, so that event streams are not held back. */
    private static void sendPart(HttpExchange exchange, byte[] bytes) {
        try {
            exchange.getResponseBody().write(bytes);
            exchange.getResponseBody().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean isPassedOn(String header) {
        return !NOT_PASSED_ON.contains(header.toLowerCase(Locale.ROOT));
    }
}
