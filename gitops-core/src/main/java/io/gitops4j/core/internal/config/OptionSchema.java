package io.gitops4j.core.internal.config;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.spi.ConfigKey;
import io.gitops4j.spi.ConfigSpec;
import java.time.Duration;
import java.util.List;

/** JSON Schemas of typed options, in the form in which people should write them. */
final class OptionSchema {
    static final String DURATION = "^[0-9]{1,9}(ms|s|m|h|d)$";
    private static final String REFERENCE = "^(env|file):.+$";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private OptionSchema() {}

    /** A closed object. */
    static ObjectNode object(ConfigSpec spec) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        ObjectNode properties = schema.putObject("properties");
        ArrayNode required = JSON.arrayNode();
        for (ConfigKey<?> key : spec.keys()) {
            properties.set(key.name(), of(key));
            if (key.isRequired() && key.defaultValue().isEmpty()) {
                required.add(key.name());
            }
        }
        if (!required.isEmpty()) {
            schema.set("required", required);
        }
        return schema.put("additionalProperties", false);
    }

    static ObjectNode of(ConfigKey<?> key) {
        ObjectNode schema = switch (key.type()) {
            case STRING -> scalar();
            case INTEGER -> JSON.objectNode().put("type", "integer");
            case BOOLEAN -> JSON.objectNode().put("type", "boolean");
            case DURATION -> text(DURATION);
            case LIST -> list(scalar());
            case MAP -> map();
            case SECRET -> text(REFERENCE);
            case SECRETS -> mapOf(text(REFERENCE));
            case CHOICE -> choice(key.choices());
        };
        schema.put("description", key.description());
        key.defaultValue().ifPresent(value -> putDefault(schema, value));
        return schema;
    }

    /** Any scalar: the engine takes what was written as text. */
    static ObjectNode scalar() {
        ObjectNode schema = JSON.objectNode();
        schema.putArray("type").add("string").add("number").add("boolean");
        return schema;
    }

    static ObjectNode list(ObjectNode items) {
        ObjectNode schema = JSON.objectNode().put("type", "array");
        schema.set("items", items);
        return schema;
    }

    static ObjectNode map() {
        return mapOf(scalar());
    }

    private static ObjectNode mapOf(ObjectNode value) {
        ObjectNode schema = JSON.objectNode().put("type", "object");
        schema.set("additionalProperties", value);
        return schema;
    }

    private static ObjectNode text(String pattern) {
        return JSON.objectNode().put("type", "string").put("pattern", pattern);
    }

    private static ObjectNode choice(List<String> words) {
        ObjectNode schema = JSON.objectNode();
        ArrayNode all = schema.putArray("enum");
        words.forEach(all::add);
        return schema;
    }

    private static void putDefault(ObjectNode schema, Object value) {
        if (value instanceof Integer number) {
            schema.put("default", number);
        } else if (value instanceof Boolean flag) {
            schema.put("default", flag);
        } else if (value instanceof Duration duration) {
            schema.put("default", Structure.written(duration));
        } else if (value instanceof String text) {
            schema.put("default", text);
        } else if (value instanceof List<?> items) {
            ArrayNode all = schema.putArray("default");
            items.forEach(item -> all.add(String.valueOf(item)));
        }
    }
}
