package io.gitops4j.core.internal.report;

import com.fasterxml.jackson.databind.JsonNode;

/** Fields of a JSON object that must be there. */
final class JsonFields {
    private JsonFields() {}

    static JsonNode field(JsonNode json, String name) {
        JsonNode field = json.get(name);
        if (field == null) {
            throw missing(name);
        }
        return field;
    }

    static String text(JsonNode json, String name) {
        JsonNode field = field(json, name);
        if (!field.isTextual()) {
            throw missing(name);
        }
        return field.textValue();
    }

    static long number(JsonNode json, String name) {
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
