package io.gitops4j.forge.github.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What GitHub answers. */
record Answer(
        int status, Map<String, String> headers, @Nullable JsonNode json) {
    static Answer of(int status, JsonNode json) {
        return new Answer(status, Map.of(), json);
    }

    static Answer notFound() {
        return error(404, "Not Found");
    }

    static Answer error(int status, String message) {
        return of(status, JsonNodeFactory.instance.objectNode().put("message", message));
    }

    static Answer invalid(String message) {
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("message", "Validation Failed");
        json.putArray("errors").addObject().put("code", "custom").put("message", message);
        return of(422, json);
    }
}
