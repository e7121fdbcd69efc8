package io.gitops4j.examples.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.gitops4j.api.EnvironmentState;
import java.io.IOException;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Says whether every environment has had its first run. How that run ended does not count: a restart mends no bad manifest. It names
 * nothing.
 */
public final class Health implements HttpHandler {
    private static final String TYPE = "text/plain; charset=utf-8";

    private final Supplier<Map<String, EnvironmentState>> states;

    /** @param states asked at every request, so it must be quick */
    public Health(Supplier<Map<String, EnvironmentState>> states) {
        this.states = states;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!PlainText.reads(exchange)) {
                return;
            }
            try {
                boolean ready = states.get().values().stream()
                        .allMatch(state -> state.lastRun().isPresent());
                PlainText.send(exchange, ready ? 200 : 503, TYPE, ready ? "ready\n" : "starting\n");
            } catch (IllegalStateException closed) {
                PlainText.send(exchange, 503, TYPE, "stopping\n");
            }
        }
    }
}
