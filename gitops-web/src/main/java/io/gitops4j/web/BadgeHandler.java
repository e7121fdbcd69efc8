package io.gitops4j.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.web.internal.http.FixedAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves {@code <context>/<environment>/<service>.svg}. Whatever else is asked for is the one neutral badge, so that nobody learns
 * which names exist. Safe to serve in public. Thread-safe.
 */
public final class BadgeHandler implements HttpHandler {
    private static final Pattern PATH = Pattern.compile("/?([^/]{1,200})/([^/]{1,200})\\.svg");
    private static final String TYPE = "image/svg+xml; charset=utf-8";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Supplier<Map<String, EnvironmentState>> states;

    /** @param states what is known of each environment, by its name; asked at every request, so it must be quick */
    public BadgeHandler(Supplier<Map<String, EnvironmentState>> states) {
        this.states = Objects.requireNonNull(states, "states");
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!FixedAnswer.reads(exchange)) {
                return;
            }
            String path = exchange.getRequestURI().getPath();
            String context = exchange.getHttpContext().getPath();
            byte[] svg = badge(path.startsWith(context) ? path.substring(context.length()) : "")
                    .svg()
                    .getBytes(StandardCharsets.UTF_8);
            new FixedAnswer(TYPE, "public, max-age=30", POLICY, svg, Optional.empty()).send(exchange);
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
}
