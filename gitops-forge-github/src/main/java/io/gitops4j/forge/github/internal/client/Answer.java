package io.gitops4j.forge.github.internal.client;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Optional;

/**
 * What GitHub answered.
 *
 * @param status of HTTP
 * @param headers of HTTP
 * @param json the body; missing where it is empty or no JSON
 */
public record Answer(int status, HttpHeaders headers, JsonNode json) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Answer of(int status, HttpHeaders headers, byte[] body) {
        return new Answer(status, headers, tree(body));
    }

    /** Whether it did what was asked. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** What GitHub says for people: its message and the messages of its errors. */
    public String message() {
        StringBuilder text = new StringBuilder(json.path("message").asText(""));
        json.path("errors").forEach(error -> {
            String more =
                    error.isTextual() ? error.asText() : error.path("message").asText("");
            if (!more.isEmpty()) {
                text.append(": ").append(more);
            }
        });
        return text.toString();
    }

    private static JsonNode tree(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
