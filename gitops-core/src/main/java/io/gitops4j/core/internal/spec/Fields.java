package io.gitops4j.core.internal.spec;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** A mapping in the making, in the order in which fields are put; what is empty is left out. */
final class Fields {
    private final Map<String, Object> values = new LinkedHashMap<>();

    Fields put(String name, Object value) {
        boolean empty = (value instanceof String text && text.isEmpty())
                || (value instanceof Collection<?> list && list.isEmpty())
                || (value instanceof Map<?, ?> map && map.isEmpty());
        if (!empty) {
            values.put(name, value);
        }
        return this;
    }

    Fields put(String name, Optional<?> value) {
        value.ifPresent(present -> put(name, present));
        return this;
    }

    <T> Fields list(String name, List<T> items, Function<T, Fields> form) {
        return put(name, items.stream().map(item -> form.apply(item).values()).toList());
    }

    Fields put(String name, Fields fields) {
        return put(name, fields.values);
    }

    Map<String, Object> values() {
        return values;
    }
}
