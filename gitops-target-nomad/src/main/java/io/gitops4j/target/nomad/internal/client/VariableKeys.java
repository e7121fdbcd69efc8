package io.gitops4j.target.nomad.internal.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads which keys a variable has. The agent sends the values along; they are skipped unread. */
final class VariableKeys {
    private static final String ITEMS = "Items";

    private VariableKeys() {}

    static Set<String> read(JsonParser parser) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new IOException("an object was expected");
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean items = parser.currentName().equals(ITEMS);
            JsonToken value = parser.nextToken();
            if (items && value == JsonToken.START_OBJECT) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    keys.add(parser.currentName());
                    parser.nextToken();
                    parser.skipChildren();
                }
            } else {
                parser.skipChildren();
            }
        }
        return keys;
    }
}
