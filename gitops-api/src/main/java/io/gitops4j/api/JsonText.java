package io.gitops4j.api;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;

/** Writes the trees of {@link Document} as JSON (RFC 8259). */
final class JsonText {
    private static final String HEX = "0123456789abcdef";

    private final StringBuilder out = new StringBuilder(256);
    private final boolean sorted;

    private JsonText(boolean sorted) {
        this.sorted = sorted;
    }

    static String of(Object value) {
        return new JsonText(false).write(value).out.toString();
    }

    static String canonical(Object value) {
        return new JsonText(true).write(value).out.toString();
    }

    private JsonText write(Object value) {
        if (value instanceof Map<?, ?> map) {
            writeMap(sorted ? new TreeMap<>(map) : map);
        } else if (value instanceof Collection<?> list) {
            writeList(list);
        } else if (value instanceof String text) {
            writeText(text);
        } else {
            out.append(value);
        }
        return this;
    }

    private void writeMap(Map<?, ?> map) {
        out.append('{');
        boolean first = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            if (!first) {
                out.append(',');
            }
            first = false;
            writeText((String) entry.getKey());
            out.append(':');
            write(entry.getValue());
        }
        out.append('}');
    }

    private void writeList(Collection<?> list) {
        out.append('[');
        boolean first = true;
        for (Object item : list) {
            if (!first) {
                out.append(',');
            }
            first = false;
            write(item);
        }
        out.append(']');
    }

    private void writeText(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c < 0x20 || (Character.isSurrogate(c) && !paired(text, i))) {
                out.append("\\u")
                        .append(HEX.charAt(c >> 12))
                        .append(HEX.charAt((c >> 8) & 15))
                        .append(HEX.charAt((c >> 4) & 15))
                        .append(HEX.charAt(c & 15));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }

    /** A lone surrogate has no UTF-8 form, so it is escaped instead of being lost on the way out. */
    private static boolean paired(String text, int at) {
        return Character.isHighSurrogate(text.charAt(at))
                ? at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1))
                : at > 0 && Character.isHighSurrogate(text.charAt(at - 1));
    }
}
