package io.gitops4j.target.kubernetes.internal.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.function.Consumer;

/** Streams through the JSON of one page of a list. */
final class ListPage {
    private ListPage() {}

    /** Hands over every item and returns the token of the next page, or an empty one. A page cut short is an error. */
    static String read(ApiRequest request, byte[] body, Consumer<JsonNode> items) {
        String next = "";
        try (JsonParser parser = Json.mapper().createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new IOException("no JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                String field = parser.currentName();
                JsonToken value = parser.nextToken();
                if (field.equals("metadata")) {
                    JsonNode metadata = parser.readValueAsTree();
                    next = metadata.path("continue").asText("");
                } else if (field.equals("items") && value == JsonToken.START_ARRAY) {
                    while (parser.nextToken() != JsonToken.END_ARRAY) {
                        items.accept(parser.readValueAsTree());
                    }
                } else {
                    parser.skipChildren();
                }
            }
            return next;
        } catch (IOException e) {
            throw ApiFailures.unreadable(request);
        }
    }
}
