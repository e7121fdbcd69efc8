package io.gitops4j.core.internal.rules;

import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Texts inside a query, so that no name can end a string or change a pattern. */
final class PromQl {
    private static final String SPECIAL = "\\.+*?()|[]{}^$";

    private PromQl() {}

    /** {@code label="value"}. */
    static String equal(String label, String value) {
        return label + "=" + string(value);
    }

    /** {@code label=~"pattern"}; Prometheus anchors the pattern at both ends. */
    static String matching(String label, String pattern) {
        return label + "=~" + string(pattern);
    }

    /** One matcher a label, separated by commas, in the map's order. */
    static String equal(Map<String, String> labels) {
        return labels.entrySet().stream()
                .map(label -> equal(label.getKey(), label.getValue()))
                .collect(Collectors.joining(","));
    }

    /** {@code metric{matcher,matcher}}; empty matchers are left out. */
    static String select(String metric, String... matchers) {
        StringBuilder selector = new StringBuilder(metric).append('{');
        String separator = "";
        for (String matcher : matchers) {
            if (!matcher.isEmpty()) {
                selector.append(separator).append(matcher);
                separator = ",";
            }
        }
        return selector.append('}').toString();
    }

    /** A pattern that matches the text and nothing else. */
    static String quoted(String text) {
        StringBuilder out = new StringBuilder(text.length() + 8);
        text.codePoints().forEach(c -> {
            if (SPECIAL.indexOf(c) >= 0) {
                out.append('\\');
            }
            out.appendCodePoint(c);
        });
        return out.toString();
    }

    private static String string(String text) {
        StringBuilder out = new StringBuilder(text.length() + 2).append('"');
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').appendCodePoint(c);
            } else if (Character.isISOControl(c)) {
                out.append(String.format(Locale.ROOT, "\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        });
        return out.append('"').toString();
    }
}
