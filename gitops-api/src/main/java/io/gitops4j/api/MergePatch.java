package io.gitops4j.api;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes to a {@link Document}: a JSON merge patch after RFC 7396. Mappings merge by key, null removes, anything else replaces.
 * Beyond the RFC, a list whose items have a key of their own may merge by it, see {@link ListKeys}. Deeply immutable, equal by value.
 */
public final class MergePatch {
    /** Says which lists merge item by item. */
    @FunctionalInterface
    public interface ListKeys {
        /** As in the RFC: every list replaces. */
        ListKeys NONE = field -> List.of();

        /**
         * The keys that may name the items of the list in this field, the best first; none where the list replaces. The first that
         * every item of both lists has, each with another value, is taken.
         */
        List<String> of(String field);
    }

    private final Map<String, @Nullable Object> fields;

    private MergePatch(Map<String, @Nullable Object> fields) {
        this.fields = fields;
    }

    /**
     * A deep copy of {@code fields}, where null removes.
     *
     * @throws IllegalArgumentException when a value is none of JSON's, or a list holds null
     */
    public static MergePatch of(Map<String, ? extends @Nullable Object> fields) {
        return new MergePatch(copy(fields));
    }

    private static Map<String, @Nullable Object> copy(Map<?, ?> fields) {
        Map<String, @Nullable Object> copy = new LinkedHashMap<>();
        fields.forEach((key, value) -> copy.put((String) key, value == null ? null : copyValue(value)));
        return Collections.unmodifiableMap(copy);
    }

    private static Object copyValue(Object value) {
        if (value instanceof Map<?, ?> map) {
            return copy(map);
        }
        if (value instanceof List<?> list) {
            List<Object> items = new ArrayList<>(list.size());
            for (Object item : list) {
                if (item == null) {
                    throw new IllegalArgumentException("a list holds null, which removes nothing there");
                }
                items.add(copyValue(item));
            }
            return Collections.unmodifiableList(items);
        }
        return Document.of(Map.of("value", value)).find("value").orElseThrow();
    }

    /** The names of its top-level fields, in order. */
    public Set<String> keys() {
        return fields.keySet();
    }

    /** The part of it that is about this field; empty where the field is not a mapping here. */
    public Optional<MergePatch> at(String field) {
        return fields.get(field) instanceof Map<?, ?> map ? Optional.of(new MergePatch(copy(map))) : Optional.empty();
    }

    /** Whether it says anything about the field behind the keys: sets it, removes it, or replaces what is around it. */
    public boolean touches(String... keys) {
        Object at = fields;
        for (String key : keys) {
            if (!(at instanceof Map<?, ?> map)) {
                return true;
            }
            if (!map.containsKey(key)) {
                return false;
            }
            at = map.get(key);
        }
        return true;
    }

    /** What it sets, without what it removes. */
    public Document sets() {
        return Document.of(fields);
    }

    /** What it removes: the keys to each field, list items by index, joined by slashes, in order. */
    public List<String> removes() {
        List<String> removed = new ArrayList<>();
        removed(fields, "", removed);
        return List.copyOf(removed);
    }

    private static void removed(Object value, String path, List<String> into) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, inner) -> {
                if (inner == null) {
                    into.add(path + "/" + key);
                } else {
                    removed(inner, path + "/" + key, into);
                }
            });
        } else if (value instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                removed(list.get(i), path + "/" + i, into);
            }
        }
    }

    /** The document with the changes made. */
    public Document applyTo(Document target, ListKeys lists) {
        return Document.of(merge(target.fields(), fields, lists));
    }

    private static Map<String, Object> merge(@Nullable Object target, Map<?, ?> patch, ListKeys lists) {
        Map<String, Object> merged = new LinkedHashMap<>();
        if (target instanceof Map<?, ?> map) {
            map.forEach((key, value) -> merged.put((String) key, value));
        }
        patch.forEach((name, value) -> {
            String key = (String) name;
            if (value == null) {
                merged.remove(key);
            } else {
                merged.put(key, mergeValue(key, merged.get(key), value, lists));
            }
        });
        return merged;
    }

    private static Object mergeValue(String field, @Nullable Object target, Object patch, ListKeys lists) {
        if (patch instanceof Map<?, ?> map) {
            return merge(target, map, lists);
        }
        if (patch instanceof List<?> above && target instanceof List<?> below) {
            for (String key : lists.of(field)) {
                if (names(above, key) && names(below, key)) {
                    return mergeItems(below, above, key, lists);
                }
            }
        }
        return patch;
    }

    /** Whether every item is a mapping that has the key, each with another value. */
    private static boolean names(List<?> items, String key) {
        return items.stream()
                        .filter(item -> item instanceof Map<?, ?> map && map.get(key) != null)
                        .map(item -> ((Map<?, ?>) item).get(key))
                        .distinct()
                        .count()
                == items.size();
    }

    /** The items in their order, those of the patch that are new behind them. */
    private static List<Object> mergeItems(List<?> below, List<?> above, String key, ListKeys lists) {
        Map<@Nullable Object, Object> items = new LinkedHashMap<>();
        below.forEach(item -> items.put(((Map<?, ?>) item).get(key), item));
        above.forEach(item -> {
            Map<?, ?> patch = (Map<?, ?>) item;
            items.merge(patch.get(key), patch, (old, now) -> merge(old, patch, lists));
        });
        return new ArrayList<>(items.values());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof MergePatch that && fields.equals(that.fields);
    }

    @Override
    public int hashCode() {
        return new HashMap<>(fields).hashCode();
    }

    /** The number of top-level fields only, as content may be secret. */
    @Override
    public String toString() {
        return "MergePatch(" + fields.size() + " fields)";
    }
}
