package io.gitops4j.core.internal.outbox;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of a JSON object that must be there. */
public final class JsonFields {
    private JsonFields() {}

    /** Of any type. */
    public static JsonNode field(JsonNode json, String name) {
        JsonNode field = json.get(name);
        if (field == null) {
            throw missing(name);
        }
        return field;
    }

    /** A text. */
    public static String text(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.isTextual()) {
            throw missing(name);
        }
        return field.textValue();
    }

    /** A whole number. */
    public static long number(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.isIntegralNumber()) {
            throw missing(name);
        }
        return field.longValue();
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("'" + name + "' is missing or of a wrong type");
    }
}
