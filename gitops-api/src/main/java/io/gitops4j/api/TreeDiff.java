package io.gitops4j.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Compares two JSON-shaped trees leaf by leaf. */
final class TreeDiff {
    private final Set<String> sensitive;
    private final List<FieldDiff> found = new ArrayList<>();

    private TreeDiff(Set<String> sensitive) {
        this.sensitive = sensitive;
    }

    static List<FieldDiff> between(Map<String, Object> before, Map<String, Object> after, Set<String> sensitive) {
        TreeDiff diff = new TreeDiff(sensitive);
        diff.compare("", before, after, false);
        return List.copyOf(diff.found);
    }

    private void compare(String path, @Nullable Object before, @Nullable Object after, boolean secret) {
        if (before == null ? after == null : before.equals(after)) {
            return;
        }
        Map<String, Object> left = children(before);
        Map<String, Object> right = children(after);
        boolean leaf = (before != null && !isTree(before)) || (after != null && !isTree(after));
        if (leaf || (left.isEmpty() && right.isEmpty())) {
            found.add(new FieldDiff(path, shown(before, secret), shown(after, secret)));
            return;
        }
        boolean list = before instanceof List || after instanceof List;
        Set<String> names = new TreeSet<>(left.keySet());
        names.addAll(right.keySet());
        for (String name : names) {
            String step = list ? path + "[" + name + "]" : path.isEmpty() ? name : path + "." + name;
            Object old = left.get(name);
            Object now = right.get(name);
            compare(
                    step,
                    old,
                    now,
                    secret
                            || sensitive.contains(name)
                            || isSensitive(old)
                            || isSensitive(now)
                            || (list && (isAnnounced(before, name) || isAnnounced(after, name))));
        }
    }

    /** A list item that goes by index, since names in its list are missing or double, is still known by its own name. */
    private boolean isSensitive(@Nullable Object item) {
        return item instanceof Map<?, ?> map
                && (tellsByName(map) || (map.get("name") instanceof String name && sensitive.contains(name)));
    }

    /** Whether the item before this one is an option such as {@code --password}. */
    private static boolean isAnnounced(@Nullable Object list, String name) {
        int index = !name.isEmpty() && name.chars().allMatch(Character::isDigit) && name.length() < 10
                ? Integer.parseInt(name)
                : 0;
        return index > 0
                && list instanceof List<?> items
                && index <= items.size()
                && items.get(index - 1) instanceof String option
                && PlainSecrets.announces(option);
    }

    /** A variable whose name tells what it holds, as the old one may not be declared any more. */
    private static boolean tellsByName(Map<?, ?> item) {
        return item.get("name") instanceof String name
                && item.get("value") instanceof String value
                && PlainSecrets.suspected(name, value);
    }

    /** Whether a tree that would be shown as a whole, opposite a plain value, has something secret anywhere inside. */
    private boolean holdsSensitive(Object value) {
        if (value instanceof Map<?, ?> map) {
            return isSensitive(map)
                    || map.entrySet().stream()
                            .anyMatch(entry -> (entry.getKey() instanceof String key && sensitive.contains(key))
                                    || holdsSensitive(entry.getValue()));
        }
        if (value instanceof List<?> list) {
            return list.stream().anyMatch(this::holdsSensitive)
                    || !PlainSecrets.among(texts(list)).isEmpty();
        }
        return value instanceof String text && PlainSecrets.suspected(text);
    }

    private static List<String> texts(List<?> list) {
        return list.stream()
                .map(item -> item instanceof String text ? text : "")
                .toList();
    }

    private static boolean isTree(Object value) {
        return value instanceof Map || value instanceof List;
    }

    private Optional<String> shown(@Nullable Object value, boolean secret) {
        if (value == null) {
            return Optional.empty();
        }
        if (secret || holdsSensitive(value)) {
            return Optional.of(FieldDiff.MASK);
        }
        return Optional.of(value instanceof String text ? text : JsonText.of(value));
    }

    /** A map's entries; a list's items by their unique names, or by their index, padded so that they sort by number. */
    private static Map<String, Object> children(@Nullable Object value) {
        Map<String, Object> children = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, child) -> children.put((String) key, child));
        } else if (value instanceof List<?> list) {
            for (Object item : list) {
                if (item instanceof Map<?, ?> map && map.get("name") instanceof String name) {
                    children.put(name, item);
                }
            }
            if (children.size() < list.size()) {
                children.clear();
                int digits = Integer.toString(list.size()).length();
                for (Object item : list) {
                    children.put(String.format("%0" + digits + "d", children.size()), item);
                }
            }
        }
        return children;
    }
}
