package io.gitops4j.waml;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * Writes maps, lists, texts, numbers and null as YAML, in block or flow form, with the keys of a map in any order, and with comments and
 * blank lines, where a seed says so.
 */
final class YamlForms {
    private final SplittableRandom random;
    private final StringBuilder text = new StringBuilder();

    private YamlForms(SplittableRandom random) {
        this.random = random;
    }

    static String write(Map<String, Object> document, SplittableRandom random) {
        YamlForms forms = new YamlForms(random);
        forms.block(document, 0);
        return forms.text.toString();
    }

    private void block(Map<String, Object> map, int indent) {
        shuffled(map).forEach((key, value) -> {
            if (random.nextInt(8) == 0) {
                text.append(random.nextBoolean() ? "\n" : " ".repeat(indent) + "# a comment: {\n");
            }
            text.append(" ".repeat(indent)).append(scalar(key)).append(':');
            value(value, indent);
        });
    }

    @SuppressWarnings("unchecked") // the tests build nothing but maps with text keys
    private void value(@Nullable Object value, int indent) {
        boolean flow = random.nextInt(3) == 0;
        if (value instanceof Map<?, ?> map && !map.isEmpty() && !flow) {
            text.append('\n');
            block((Map<String, Object>) map, indent + 1 + random.nextInt(4));
        } else if (value instanceof List<?> list && !list.isEmpty() && !flow) {
            text.append('\n');
            int inner = indent + random.nextInt(3);
            for (Object item : list) {
                text.append(" ".repeat(inner)).append("- ").append(flow(item)).append('\n');
            }
        } else {
            text.append(' ')
                    .append(flow(value))
                    .append(random.nextInt(6) == 0 ? "  # as said" : "")
                    .append('\n');
        }
    }

    private String flow(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return "{"
                    + String.join(
                            ", ",
                            shuffled(map).entrySet().stream()
                                    .map(entry -> scalar(entry.getKey()) + ": " + flow(entry.getValue()))
                                    .toList())
                    + "}";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(this::flow).toList()) + "]";
        }
        if (value == null) {
            return random.nextBoolean() ? "null" : "~";
        }
        return value instanceof String word ? scalar(word) : value.toString();
    }

    private Map<String, @Nullable Object> shuffled(Map<?, ?> map) {
        List<String> keys = new ArrayList<>();
        map.keySet().forEach(key -> keys.add(random.nextInt(keys.size() + 1), (String) key));
        Map<String, @Nullable Object> shuffled = new LinkedHashMap<>();
        keys.forEach(key -> shuffled.put(key, map.get(key)));
        return shuffled;
    }

    private String scalar(String word) {
        return switch (random.nextInt(3)) {
            case 0 -> quoted(word);
            case 1 -> "'" + word.replace("'", "''") + "'";
            default -> word.matches("[A-Za-z][A-Za-z0-9_-]*") && !word.equals("no") ? word : quoted(word);
        };
    }

    private static String quoted(String word) {
        return "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
