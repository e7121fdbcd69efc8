package io.gitops4j.web;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.gitops4j.api.EnvironmentState;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves {@code <context>/<environment>/<service>.svg}. Whatever else is asked for is the one neutral badge, so that nobody learns
 * which names exist. Safe to serve in public. Thread-safe.
 */
public final class BadgeHandler implements HttpHandler {
    private static final Pattern PATH = Pattern.compile("/?([^/]{1,200})/([^/]{1,200})\\.svg");

    private final Supplier<Map<String, EnvironmentState>> states;

    /** @param states what is known of each environment, by its name; asked at every request, so it must be quick */
    public BadgeHandler(Supplier<Map<String, EnvironmentState>> states) {
        this.states = Objects.requireNonNull(states, "states");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            String method = exchange.getRequestMethod();
            if (!method.equals("GET") && !method.equals("HEAD")) {
                exchange.getResponseHeaders().set("Allow", "GET, HEAD");
                exchange.sendResponseHeaders(405, -1);
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String context = exchange.getHttpContext().getPath();
            byte[] svg = badge(path.startsWith(context) ? path.substring(context.length()) : "")
                    .svg()
                    .getBytes(StandardCharsets.UTF_8);
            String tag = "\"" + hash(svg) + "\"";
            Headers headers = exchange.getResponseHeaders();
            headers.set("Content-Type", "image/svg+xml; charset=utf-8");
            headers.set("Cache-Control", "public, max-age=30");
            headers.set("ETag", tag);
            headers.set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox");
            headers.set("X-Content-Type-Options", "nosniff");
            if (tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
                exchange.sendResponseHeaders(304, -1);
            } else if (method.equals("HEAD")) {
                headers.set("Content-Length", Integer.toString(svg.length));
                exchange.sendResponseHeaders(200, -1);
            } else {
                exchange.sendResponseHeaders(200, svg.length);
                exchange.getResponseBody().write(svg);
            }
        }
    }

    /** The badge of a path below the context. */
    private Badge badge(String path) {
        Matcher asked = PATH.matcher(path);
        if (!asked.matches()) {
            return Badge.unknown();
        }
        EnvironmentState environment = states.get().get(asked.group(1));
        if (environment == null) {
            return Badge.unknown();
        }
        String service = asked.group(2);
        return environment.services().stream()
                .filter(state -> state.service().toString().equals(service))
                .findFirst()
                .map(state -> Badge.of(service, state))
                .orElseGet(Badge::unknown);
    }

    private static String hash(byte[] content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content))
                    .substring(0, 32);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
