package io.gitops4j.testkit;

import java.util.LinkedHashMap;
import java.util.Map;

/** Fields of a document in the order given, as {@code Map.of} has another order in every run. */
final class Fields {
    private Fields() {}

    static Map<String, Object> of(Object... namesAndValues) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        return fields;
    }
}
