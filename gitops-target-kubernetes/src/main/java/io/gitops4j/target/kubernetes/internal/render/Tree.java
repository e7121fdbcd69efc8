package io.gitops4j.target.kubernetes.internal.render;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Builds one JSON object and leaves out what is empty: an empty list or map in an apply makes the server count a change every
 * time, and an empty text means the same as none.
 */
final class Tree {
    private final Map<String, Object> fields = new LinkedHashMap<>();

    Tree with(String key, Object value) {
        if (value instanceof Optional<?> optional) {
            optional.ifPresent(present -> with(key, present));
        } else if (value instanceof Tree tree) {
            with(key, tree.fields);
        } else if (!isEmpty(value)) {
            fields.put(key, value);
        }
        return this;
    }

    Map<String, Object> toMap() {
        return fields;
    }

    private static boolean isEmpty(Object value) {
        return value instanceof String text
                ? text.isEmpty()
                : value instanceof Collection<?> list
                        ? list.isEmpty()
                        : value instanceof Map<?, ?> map && map.isEmpty();
    }
}
