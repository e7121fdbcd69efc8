package io.gitops4j.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.ServiceState;
import io.gitops4j.web.internal.http.FixedAnswer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Serves {@code <context>/<environment>/<service>.svg}, or {@code <context>/<id>.svg} where ids are opaque. Whatever else is asked for is
 * the one neutral badge, so that nobody learns which names exist. Safe to serve in public. Thread-safe.
 */
public final class BadgeHandler implements HttpHandler {
    private static final Pattern NAMED = Pattern.compile("/?([^/]{1,200}/[^/]{1,200})\\.svg");
    private static final Pattern OPAQUE = Pattern.compile("/?([0-9a-f]{32})\\.svg");
    private static final String TYPE = "image/svg+xml; charset=utf-8";
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    private final Supplier<Map<String, EnvironmentState>> states;
    private final Optional<BadgeOptions.Age> age;
    private final Pattern path;
    private final BadgeIndex index;

    /** With {@link BadgeOptions#defaults}. */
    public BadgeHandler(Supplier<Map<String, EnvironmentState>> states) {
        this(BadgeOptions.defaults(), states);
    }

    /**
     * With options.
     *
     * @param states what is known of each environment, by its name; asked at every request, so it must be quick
     */
    public BadgeHandler(BadgeOptions options, Supplier<Map<String, EnvironmentState>> states) {
        this.states = Objects.requireNonNull(states, "states");
        this.age = options.age();
        this.path = options.ids().isPresent() ? OPAQUE : NAMED;
        this.index = options.ids()
                .map(ids -> new BadgeIndex(ids::of))
                .orElseGet(() -> new BadgeIndex((environment, service) -> environment + "/" + service));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (!FixedAnswer.reads(exchange)) {
                return;
            }
            String asked = exchange.getRequestURI().getPath();
            String context = exchange.getHttpContext().getPath();
            byte[] svg = badge(asked.startsWith(context) ? asked.substring(context.length()) : "")
                    .svg()
                    .getBytes(StandardCharsets.UTF_8);
            new FixedAnswer(TYPE, "public, max-age=30", POLICY, svg, Optional.empty()).send(exchange);
        }
    }

    /** The badge of a path below the context. */
    private Badge badge(String below) {
        Matcher asked = path.matcher(below);
        return asked.matches()
                ? index.find(asked.group(1), states.get()).map(this::badge).orElseGet(Badge::unknown)
                : Badge.unknown();
    }

    private Badge badge(BadgeIndex.Found found) {
        ServiceState service = found.service();
        Badge badge = Badge.of(service.service().toString(), service);
        return age.flatMap(told -> told.since()
                        .apply(found.environment(), service)
                        .map(since ->
                                badge.aged(Duration.between(since, told.clock().instant()))))
                .orElse(badge);
    }
}
