package io.gitops4j.waml.internal.edit;

import io.gitops4j.waml.internal.yaml.YamlNode;

/** Finds places of nodes in the text that they were read from, and replaces spans of it. Immutable. */
final class Lines {
    private final String text;

    Lines(String text) {
        this.text = text;
    }

    /** Where a node starts, as an index into the text. */
    int start(YamlNode node) {
        int at = 0;
        for (int line = 1; line < node.line(); line++) {
            at = text.indexOf('\n', at) + 1;
        }
        return text.offsetByCodePoints(at, node.column() - 1);
    }

    char charAt(int index) {
        return index < text.length() ? text.charAt(index) : '\n';
    }

    /** Where the colon behind a key ends. */
    int endOfKey(int start) {
        char first = charAt(start);
        int end = first == '"' || first == '\'' ? endOfQuoted(start, first) : start;
        while (charAt(end) != ':') {
            end++;
        }
        return end + 1;
    }

    /** Where a scalar that is written on one line ends, quotes included. */
    int endOfScalar(int start) {
        char first = charAt(start);
        if (first == '"' || first == '\'') {
            return endOfQuoted(start, first);
        }
        int end = start;
        while (!endsPlain(end)) {
            end++;
        }
        return end;
    }

    private int endOfQuoted(int start, char quote) {
        int end = start + 1;
        while (charAt(end) != quote || (quote == '\'' && charAt(end + 1) == quote)) {
            end += (charAt(end) == '\\' && quote == '"') || charAt(end) == quote ? 2 : 1;
        }
        return end + 1;
    }

    private boolean endsPlain(int index) {
        char c = charAt(index);
        return Character.isWhitespace(c) || c == ',' || c == '}' || c == ']';
    }

    /** The line break that this text uses. */
    String lineBreak() {
        int first = text.indexOf('\n');
        return first > 0 && text.charAt(first - 1) == '\r' ? "\r\n" : "\n";
    }

    String replaced(int start, int end, String replacement) {
        return text.substring(0, start) + replacement + text.substring(end);
    }
}
