package io.gitops4j.forge.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.http.HttpHeaders;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a forge answered.
 *
 * @param status of HTTP
 * @param headers of HTTP
 * @param json the body; missing where it is empty or no JSON
 */
public record Answer(int status, HttpHeaders headers, JsonNode json) {
    private static final Pattern NEXT = Pattern.compile("[?&]page=([0-9]+)[^>]*>;\\s*rel=\"next\"");
    private static final ObjectMapper MAPPER = new ObjectMapper();

    static Answer of(int status, HttpHeaders headers, byte[] body) {
        return new Answer(status, headers, tree(body));
    }

    /** Whether it did what was asked. */
    public boolean ok() {
        return status >= 200 && status < 300;
    }

    /** A header by its name, in upper or lower case. */
    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }

    /** The number of the page behind this one, as the forge links to it. */
    public Optional<String> nextPage() {
        return header("link").map(NEXT::matcher).filter(Matcher::find).map(found -> found.group(1));
    }

    /** What the forge says for people: its message and the messages of its errors. */
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
