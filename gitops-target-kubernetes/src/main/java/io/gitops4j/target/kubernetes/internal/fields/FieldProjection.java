package io.gitops4j.target.kubernetes.internal.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Cuts a value down to a set of fields, in an order that depends on the set alone. */
final class FieldProjection {
    private FieldProjection() {}

    static Optional<JsonNode> project(JsonNode value, JsonNode fields) {
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        if (fields.isEmpty()) {
            // A leaf, or a map or list that is owned as a whole.
            return Optional.of(value);
        }
        return Optional.of(value.isArray() ? items(value, fields) : entries(value, fields));
    }

    private static JsonNode entries(JsonNode value, JsonNode fields) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> field : sorted(fields).entrySet()) {
            FieldStep step = FieldStep.of(field.getKey());
            step.in(value)
                    .flatMap(child -> project(child, field.getValue()))
                    .ifPresent(child -> kept.set(step.text(), child));
        }
        return kept;
    }

    private static JsonNode items(JsonNode value, JsonNode fields) {
        ArrayNode kept = JsonNodeFactory.instance.arrayNode();
        for (Map.Entry<String, JsonNode> field : sorted(fields).entrySet()) {
            FieldStep step = FieldStep.of(field.getKey());
            if (step.inList()) {
                step.in(value).flatMap(item -> project(item, field.getValue())).ifPresent(kept::add);
            }
        }
        return kept;
    }

    private static Map<String, JsonNode> sorted(JsonNode fields) {
        Map<String, JsonNode> sorted = new TreeMap<>();
        fields.properties().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
        return sorted;
    }
}
