package io.gitops4j.core.internal.policy;

import java.util.List;
import java.util.regex.Pattern;

/** Patterns in which {@code *} is anything. */
final class Patterns {
    private static final int SHOWN = 6;

    private Patterns() {}

    /** For people; as many as a message has room for. */
    static String list(List<String> patterns) {
        String shown = String.join(", ", patterns.subList(0, Math.min(patterns.size(), SHOWN)));
        return patterns.size() <= SHOWN ? shown : shown + " and " + (patterns.size() - SHOWN) + " more";
    }

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
