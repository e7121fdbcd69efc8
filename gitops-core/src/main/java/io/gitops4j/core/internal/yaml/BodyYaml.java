package io.gitops4j.core.internal.yaml;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.gitops4j.api.Document;
import java.util.Map;
import java.util.Optional;

/** A document as readable YAML, and back without loss. */
public final class BodyYaml {
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private BodyYaml() {}

    /** In block style, keys in the order given. */
    public static String write(Document body) {
        return YamlWriter.write(body.fields());
    }

    /** Nothing for what is no YAML, or no mapping: somebody has edited it. */
    public static Optional<Document> read(String text) {
        try {
            return Optional.ofNullable(YAML.readValue(text, TREE)).map(Document::of);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
