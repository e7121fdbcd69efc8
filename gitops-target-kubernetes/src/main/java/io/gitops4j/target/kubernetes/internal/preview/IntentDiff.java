package io.gitops4j.target.kubernetes.internal.preview;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.target.kubernetes.internal.client.Json;
import java.util.List;
import java.util.Map;

/**
 * Compares what is wanted with what is there without the server: only in the fields that are wanted, and without its rules for
 * defaults and quantities, so it may show too much. For when no dry run is possible.
 */
final class IntentDiff {
    private IntentDiff() {}

    static List<FieldDiff> of(DesiredResource desired, JsonNode live) {
        JsonNode same = shapedLike(Json.tree(desired.body()), live);
        return FieldDiff.between(Json.document(same), desired.body(), desired.sensitive());
    }

    private static JsonNode shapedLike(JsonNode wanted, JsonNode live) {
        if (wanted.isObject() && live.isObject()) {
            ObjectNode kept = JsonNodeFactory.instance.objectNode();
            for (Map.Entry<String, JsonNode> field : wanted.properties()) {
                live.optional(field.getKey())
                        .ifPresent(value -> kept.set(field.getKey(), shapedLike(field.getValue(), value)));
            }
            return kept;
        }
        if (wanted.isArray() && live.isArray()) {
            ArrayNode kept = JsonNodeFactory.instance.arrayNode();
            for (int i = 0; i < live.size(); i++) {
                kept.add(shapedLike(partner(wanted, live.get(i), i), live.get(i)));
            }
            return kept;
        }
        return live;
    }

    private static JsonNode partner(JsonNode wanted, JsonNode item, int index) {
        JsonNode name = item.path("name");
        for (JsonNode candidate : wanted) {
            if (!name.isMissingNode() && candidate.path("name").equals(name)) {
                return candidate;
            }
        }
        return name.isMissingNode() ? wanted.path(index) : item;
    }
}
