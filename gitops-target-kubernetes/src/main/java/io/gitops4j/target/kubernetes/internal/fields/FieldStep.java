package io.gitops4j.target.kubernetes.internal.fields;

import com.fasterxml.jackson.databind.JsonNode;
import io.gitops4j.target.kubernetes.internal.client.Json;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * One key of FieldsV1: {@code .} the value itself, {@code f:} a field of a map, {@code k:} the list item with these key fields,
 * {@code v:} the item of a set with that value, {@code i:} the list item at that index.
 */
record FieldStep(char type, String text) {
    static FieldStep of(String key) {
        return key.length() > 2 && key.charAt(1) == ':'
                ? new FieldStep(key.charAt(0), key.substring(2))
                : new FieldStep('.', "");
    }

    /** What is behind this step, if the value still has it. */
    Optional<JsonNode> in(JsonNode value) {
        return switch (type) {
            case 'f' -> value.optional(text);
            case 'i' -> value.optional(Integer.parseInt(text));
            case 'v' -> item(value, json(), false);
            case 'k' -> item(value, json(), true);
            default -> Optional.empty();
        };
    }

    /** Whether it leads to an item of a list. */
    boolean inList() {
        return type == 'k' || type == 'v' || type == 'i';
    }

    /** A path for people: {@code spec.containers[app].image}. */
    String shownAfter(String path) {
        return switch (type) {
            case 'f' -> path.isEmpty() ? text : path + "." + text;
            case 'k' ->
                path + "[" + json().optional("name").map(JsonNode::asText).orElse(text) + "]";
            case 'v', 'i' -> path + "[" + text + "]";
            default -> path;
        };
    }

    private JsonNode json() {
        return Json.read(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<JsonNode> item(JsonNode list, JsonNode wanted, boolean byKeys) {
        for (JsonNode item : list) {
            if (byKeys ? hasKeys(item, wanted) : item.equals(wanted)) {
                return Optional.of(item);
            }
        }
        return Optional.empty();
    }

    private static boolean hasKeys(JsonNode item, JsonNode keys) {
        for (Map.Entry<String, JsonNode> key : keys.properties()) {
            if (!item.path(key.getKey()).equals(key.getValue())) {
                return false;
            }
        }
        return true;
    }
}
