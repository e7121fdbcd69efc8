package io.gitops4j.core.internal.directory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import io.gitops4j.api.Document;
import java.util.Map;
import java.util.Optional;

/** A document as readable YAML, and back without loss. */
final class BodyYaml {
    private static final TypeReference<Map<String, Object>> TREE = new TypeReference<>() {};
    private static final ObjectMapper YAML = new ObjectMapper(YAMLFactory.builder()
                    .stringQuotingChecker(new PlainWhereSafe())
                    .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
                    .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
                    .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
                    .disable(YAMLGenerator.Feature.SPLIT_LINES)
                    .build())
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private BodyYaml() {}

    static String write(Document body) {
        try {
            return YAML.writeValueAsString(body.fields());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a document can always be written", e);
        }
    }

    /** Nothing for what is no YAML, or no mapping: somebody has edited it. */
    static Optional<Document> read(String text) {
        try {
            return Optional.ofNullable(YAML.readValue(text, TREE)).map(Document::of);
        } catch (JsonProcessingException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
