package io.gitops4j.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.function.Supplier;

/** Hands out numbers that somebody else counts. */
public final class Metrics implements HttpHandler {
    private final Supplier<String> text;

    /** @param text in Prometheus' text format, version 0.0.4 */
    public Metrics(Supplier<String> text) {
        this.text = text;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (PlainText.reads(exchange)) {
                PlainText.send(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", text.get());
            }
        }
    }
}
