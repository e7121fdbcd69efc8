package io.gitops4j.cli;

import io.gitops4j.api.VisibleText;
import java.io.PrintStream;

/** One line of a terminal that is written over and over. Thread-safe. */
final class StatusLine {
    private static final String ERASE = "\r\u001B[K";
    private static final int WIDTH = 79;

    private final PrintStream err;
    private final boolean enabled;
    private boolean shown;

    StatusLine(PrintStream err, boolean enabled) {
        this.err = err;
        this.enabled = enabled;
    }

    synchronized void show(String text) {
        if (enabled) {
            String visible = VisibleText.of(text);
            int end = visible.length() <= WIDTH ? visible.length() : visible.offsetByCodePoints(0, fitting(visible));
            err.print(ERASE + visible.substring(0, end));
            err.flush();
            shown = true;
        }
    }

    private static int fitting(String text) {
        return Math.min(WIDTH, text.codePointCount(0, text.length()));
    }

    synchronized void erase() {
        if (shown) {
            err.print(ERASE);
            err.flush();
            shown = false;
        }
    }
}
