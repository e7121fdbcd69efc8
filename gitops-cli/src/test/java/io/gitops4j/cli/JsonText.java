package io.gitops4j.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;

/** JSON as another program reads it. */
final class JsonText {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private JsonText() {}

    static Map<String, Object> parse(String json) throws JsonProcessingException {
        return MAPPER.readValue(json, new TypeReference<>() {});
    }
}
