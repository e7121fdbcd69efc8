package io.gitops4j.core.internal.yaml;

import java.util.List;
import java.util.Map;

/**
 * Writes a tree as YAML in block style. Not Jackson's writer: with few quotes it writes every text of several lines as a block,
 * and loses line feeds at its beginning.
 */
final class YamlWriter {
    /** YAML allows no longer key without a question mark before it. */
    private static final int LONGEST_KEY = 1000;

    private final StringBuilder out = new StringBuilder(1024);

    private YamlWriter() {}

    static String write(Map<String, Object> fields) {
        YamlWriter writer = new YamlWriter();
        if (fields.isEmpty()) {
            return "{}\n";
        }
        writer.mapping(fields, "", true);
        return writer.out.toString();
    }

    /** @param atStart whether the first key stands where its line begins, and not behind a dash */
    private void mapping(Map<?, ?> fields, String indent, boolean atStart) {
        boolean indented = atStart;
        for (Map.Entry<?, ?> field : fields.entrySet()) {
            String key = YamlScalar.text((String) field.getKey());
            out.append(indented ? indent : "");
            indented = true;
            if (key.length() > LONGEST_KEY) {
                out.append("? ").append(key).append('\n').append(indent).append(':');
                value(field.getValue(), indent + "  ", indent + "  ");
            } else {
                out.append(key).append(':');
                value(field.getValue(), indent + "  ", indent);
            }
        }
    }

    /** What follows a colon, up to the end of its last line. */
    private void value(Object value, String indent, String listIndent) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            out.append('\n');
            mapping(map, indent, true);
        } else if (value instanceof List<?> list && !list.isEmpty()) {
            out.append('\n');
            list(list, listIndent, true);
        } else {
            out.append(' ');
            scalar(value, indent);
        }
    }

    private void list(List<?> items, String indent, boolean atStart) {
        boolean indented = atStart;
        for (Object item : items) {
            out.append(indented ? indent : "").append("- ");
            indented = true;
            if (item instanceof Map<?, ?> map && !map.isEmpty()) {
                mapping(map, indent + "  ", false);
            } else if (item instanceof List<?> list && !list.isEmpty()) {
                list(list, indent + "  ", false);
            } else {
                scalar(item, indent + "  ");
            }
        }
    }

    private void scalar(Object value, String indent) {
        if (value instanceof Map) {
            out.append("{}");
        } else if (value instanceof List) {
            out.append("[]");
        } else if (value instanceof String text && YamlScalar.block(text)) {
            block(text, indent);
        } else {
            out.append(YamlScalar.of(value));
        }
        out.append('\n');
    }

    private void block(String text, String indent) {
        out.append(text.endsWith("\n") ? "|" : "|-");
        text.lines()
                .forEach(line ->
                        out.append('\n').append(line.isEmpty() ? "" : indent).append(line));
    }
}
