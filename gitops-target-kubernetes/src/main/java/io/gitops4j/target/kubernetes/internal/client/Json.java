package io.gitops4j.target.kubernetes.internal.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.gitops4j.api.Document;
import java.io.IOException;
import java.util.Map;

/** JSON of the wire, read into trees and written from maps. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder().build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Json() {}

    /** The tree, or a missing node where the bytes are no JSON. */
    public static JsonNode read(byte[] body) {
        try {
            JsonNode tree = MAPPER.readTree(body);
            return tree == null ? MissingNode.getInstance() : tree;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** JSON text of plain maps, lists and values. */
    public static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON-shaped", e);
        }
    }

    /** The object as a document; an empty one where it is no object. */
    public static Document document(JsonNode tree) {
        return Document.of(tree.isObject() ? MAPPER.convertValue(tree, MAP) : Map.of());
    }

    /** A document as a tree. */
    public static JsonNode tree(Document document) {
        return MAPPER.valueToTree(document.fields());
    }

    static ObjectMapper mapper() {
        return MAPPER;
    }
}
