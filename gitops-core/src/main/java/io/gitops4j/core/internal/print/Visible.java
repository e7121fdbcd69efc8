package io.gitops4j.core.internal.print;

import io.gitops4j.api.VisibleText;

/** Keeps values from a repository from acting as more than text where they are shown. */
final class Visible {
    private static final int LONGEST = 120;

    private Visible() {}

    /** One line without control characters, cut in the middle of nowhere when it is long. */
    static String text(String value) {
        StringBuilder shown = new StringBuilder();
        value.codePoints().limit(LONGEST).forEach(c -> {
            if (Character.isISOControl(c) || Character.getType(c) == Character.FORMAT) {
                shown.append(String.format("\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return value.codePointCount(0, value.length()) > LONGEST ? shown + "..." : shown.toString();
    }

    /** The same where Markdown, HTML and mentions have a meaning. */
    static String markdown(String value) {
        return VisibleText.markdown(text(value));
    }
}
