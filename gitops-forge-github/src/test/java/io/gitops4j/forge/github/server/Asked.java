package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a request says, once its operation is known.
 *
 * @param values of the path's parameters
 * @param json the body, an empty object where there is none
 * @param login as its header has it
 */
record Asked(Map<String, String> values, Map<String, String> query, JsonNode json, String login) {
    /** A parameter of the path. */
    String value(String name) {
        return Objects.requireNonNull(values.get(name), name);
    }

    long number(String name) {
        return Long.parseLong(value(name));
    }

    /** A text of the body; empty where there is none. */
    String text(String name) {
        return json.path(name).asText();
    }

    /** The page that is asked for, as GitHub lists statuses and deployments: the newest first. */
    Answer newestFirst(List<ObjectNode> oldestFirst) {
        return Pages.of(Pages.reversed(oldestFirst), query);
    }

    /** The page that is asked for. */
    Answer inOrder(List<ObjectNode> all) {
        return Pages.of(all, query);
    }
}
