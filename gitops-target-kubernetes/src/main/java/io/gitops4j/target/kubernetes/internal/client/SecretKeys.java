package io.gitops4j.target.kubernetes.internal.client;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

/** Reads which keys a Secret has. The server sends the values along; they are skipped unread, and the bytes wiped. */
public final class SecretKeys {
    private static final String DATA = "data";

    private SecretKeys() {}

    /** The keys; wipes the answer. */
    public static Set<String> readAndWipe(ApiAnswer answer) {
        byte[] body = answer.body();
        try (JsonParser parser = Json.mapper().createParser(body)) {
            return keys(parser);
        } catch (IOException e) {
            // Not passed on: it may quote what it stumbled over.
            throw ApiFailures.unreadable(answer.request());
        } finally {
            Arrays.fill(body, (byte) 0);
        }
    }

    private static Set<String> keys(JsonParser parser) throws IOException {
        Set<String> keys = new LinkedHashSet<>();
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            return keys;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean data = parser.currentName().equals(DATA);
            JsonToken value = parser.nextToken();
            if (data && value == JsonToken.START_OBJECT) {
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
