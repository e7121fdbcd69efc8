package io.gitops4j.forge.github.server;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;

/** Who answers which operation. */
final class Routes {
    private final Map<String, Function<Asked, Answer>> handlers = new HashMap<>();

    void on(String method, String template, Function<Asked, Answer> handler) {
        handlers.put(method + " " + template, handler);
    }

    Answer answer(String method, String template, Asked asked) {
        String operation = method + " " + template;
        return handlers.getOrDefault(operation, none -> Answer.error(500, "the test server does not know " + operation))
                .apply(asked);
    }
}
