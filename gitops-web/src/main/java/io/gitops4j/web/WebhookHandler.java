package io.gitops4j.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** A {@link WebhookReceiver} at the JDK's HTTP server. It answers first and hands over the push then. Thread-safe. */
public final class WebhookHandler implements HttpHandler {
    private final WebhookReceiver receiver;
    private final Consumer<Push> pushes;

    /** @param pushes is called on the server's thread, so it must not block; {@code polling.trigger(...)} does not */
    public WebhookHandler(WebhookReceiver receiver, Consumer<Push> pushes) {
        this.receiver = Objects.requireNonNull(receiver, "receiver");
        this.pushes = Objects.requireNonNull(pushes, "pushes");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Optional<Push> push = Optional.empty();
        try (exchange) {
            if (!exchange.getRequestMethod().equals("POST")) {
                exchange.getResponseHeaders().set("Allow", "POST");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            // One byte more than allowed is enough to see that it is too much.
            byte[] body = exchange.getRequestBody().readNBytes(receiver.maxBytes() + 1);
            WebhookAnswer answer = receiver.receive(WebhookRequest.of(exchange.getRequestHeaders(), body));
            push = answer.push();
            byte[] text = answer.outcome().text().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/plain; charset=utf-8");
            exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
            exchange.sendResponseHeaders(answer.outcome().status(), text.length);
            exchange.getResponseBody().write(text);
        } finally {
            // Also where the forge has hung up meanwhile: sent again, it would be a repeated one.
            push.ifPresent(pushes);
        }
    }
}
