package io.gitops4j.core.internal.policy;

import java.util.List;
import java.util.regex.Pattern;

/** Patterns in which {@code *} is anything. */
final class Patterns {
    private Patterns() {}

    static boolean match(List<String> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> matches(pattern, text));
    }

    private static boolean matches(String pattern, String text) {
        StringBuilder expression = new StringBuilder();
        for (String part : pattern.split("\\*", -1)) {
            expression.append(expression.isEmpty() ? "" : ".*").append(Pattern.quote(part));
        }
        return Pattern.matches(expression.toString(), text);
    }
}
