package io.gitops4j.waml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The merge rules once more, on plain maps, to compare with. */
final class PlainMerge {
    private PlainMerge() {}

    /** Lays {@code upper} over {@code lower}, in place; {@code env} becomes a map by name. */
    @SuppressWarnings("unchecked") // the tests build nothing but maps with text keys
    static void lay(Map<String, Object> upper, Map<String, Object> lower) {
        upper.forEach((key, value) -> {
            Object above = key.equals("env") && value instanceof List<?> list ? byName(list) : value;
            if (above == null) {
                lower.remove(key);
            } else if (above instanceof Map<?, ?> map) {
                Map<String, Object> below = lower.get(key) instanceof Map<?, ?> old
                        ? new LinkedHashMap<>((Map<String, Object>) old)
                        : new LinkedHashMap<>();
                lay((Map<String, Object>) map, below);
                lower.put(key, below);
            } else {
                lower.put(key, above);
            }
        });
    }

    private static Map<String, Object> byName(List<?> env) {
        Map<String, Object> byName = new LinkedHashMap<>();
        for (Object item : env) {
            Map<?, ?> variable = (Map<?, ?>) item;
            byName.put((String) variable.get("name"), variable.get("value"));
        }
        return byName;
    }
}
