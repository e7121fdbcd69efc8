package io.gitops4j.web.report;

import io.gitops4j.api.PlainSecrets;
import io.gitops4j.api.VisibleText;

/** The only way that text from a repository, a target or a forge gets into the page. */
final class ShownText {
    private static final int LONGEST = 600;

    private ShownText() {}

    /** In one line and not endless, with what could hide in it made visible, and what has the form of a key masked (B54, B76). */
    static String of(String text) {
        String masked = PlainSecrets.masked(text.length() > 4 * LONGEST ? text.substring(0, 4 * LONGEST) : text);
        return VisibleText.cut(oneLine(masked), LONGEST);
    }

    private static String oneLine(String text) {
        return text.indexOf('\n') < 0 && text.indexOf('\r') < 0
                ? text
                : text.strip().replaceAll("\\R", " ");
    }
}
