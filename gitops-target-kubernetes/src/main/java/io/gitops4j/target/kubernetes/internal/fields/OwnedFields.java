package io.gitops4j.target.kubernetes.internal.fields;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Digest;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The fields of an object that a field manager has applied, as {@code metadata.managedFields} records them in the format
 * FieldsV1 (Kubernetes API reference, "Server-Side Apply").
 */
public final class OwnedFields {
    private final JsonNode fields;

    private OwnedFields(JsonNode fields) {
        this.fields = fields;
    }

    /** What the manager has applied to an object with this {@code metadata}; nothing where it never did. */
    public static OwnedFields of(JsonNode metadata, String manager) {
        for (JsonNode entry : metadata.path("managedFields")) {
            if (entry.path("manager").asText().equals(manager)
                    && entry.path("operation").asText().equals("Apply")
                    && entry.path("subresource").asText("").isEmpty()) {
                return new OwnedFields(entry.path("fieldsV1"));
            }
        }
        return new OwnedFields(JsonNodeFactory.instance.objectNode());
    }

    /** What one entry of {@code managedFields} holds, whoever made it and however. */
    public static OwnedFields heldBy(JsonNode entry) {
        JsonNode fields = entry.path("fieldsV1");
        return new OwnedFields(fields.isObject() ? fields : JsonNodeFactory.instance.objectNode());
    }

    /** The fields of either. */
    public OwnedFields union(OwnedFields other) {
        if (fields.isEmpty() || other.fields.isEmpty()) {
            return fields.isEmpty() ? other : this;
        }
        return new OwnedFields(union(fields, other.fields));
    }

    /** Whether a field behind these names is owned, such as {@code spec, replicas}. */
    public boolean contains(String... names) {
        JsonNode at = fields;
        for (String name : names) {
            at = at.path("f:" + name);
        }
        return !at.isMissingNode();
    }

    /** What the live object holds in these fields, and nothing else of it. */
    public JsonNode of(JsonNode live) {
        // Deeper down an empty node is a whole value; here it means that nothing is ours.
        return fields.isEmpty()
                ? JsonNodeFactory.instance.objectNode()
                : FieldProjection.project(live, fields).orElse(JsonNodeFactory.instance.objectNode());
    }

    /** The same digest as long as the same fields are owned and hold the same values. */
    public String fingerprint(JsonNode live) {
        return Digest.ofText(of(live).toString()).value();
    }

    /** A path for people of every field that is here and not in {@code other}. */
    public Set<String> without(OwnedFields other) {
        Set<String> paths = new TreeSet<>();
        collect("", fields, other.fields, paths);
        return paths;
    }

    private static void collect(String path, JsonNode here, JsonNode there, Set<String> paths) {
        for (Map.Entry<String, JsonNode> entry : here.properties()) {
            String step = FieldStep.of(entry.getKey()).shownAfter(path);
            JsonNode other = there.path(entry.getKey());
            if (other.isMissingNode()) {
                paths.add(step);
            } else {
                collect(step, entry.getValue(), other, paths);
            }
        }
    }

    private static JsonNode union(JsonNode left, JsonNode right) {
        // An empty node stands for the whole value, which holds whatever the other side names.
        if (left.isEmpty() || right.isEmpty()) {
            return left.isEmpty() && !left.isMissingNode() ? left : right;
        }
        ObjectNode both = ((ObjectNode) left).deepCopy();
        Iterator<Map.Entry<String, JsonNode>> entries = right.properties().iterator();
        while (entries.hasNext()) {
            Map.Entry<String, JsonNode> entry = entries.next();
            Optional<JsonNode> same = both.optional(entry.getKey());
            both.set(
                    entry.getKey(),
                    same.map(node -> union(node, entry.getValue())).orElse(entry.getValue()));
        }
        return both;
    }
}
