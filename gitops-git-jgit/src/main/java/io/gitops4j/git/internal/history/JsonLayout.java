package io.gitops4j.git.internal.history;

import java.util.function.Consumer;

/**
 * Spreads a line of JSON over several for people, and gathers it again, character by character. What it adds stands outside of
 * strings and is told by its place alone: a line feed with the indentation of its depth, and one blank behind a colon.
 */
final class JsonLayout {
    private static final String STEP = "  ";

    private final String text;
    private final StringBuilder out;
    private int at;
    private int depth;
    private int colon = -1;

    private JsonLayout(String text) {
        this.text = text;
        this.out = new StringBuilder(text.length() * 2);
    }

    /** Many lines for one. Text that is no JSON is laid out less well, and gathered just as well. */
    static String spread(String line) {
        JsonLayout layout = new JsonLayout(line);
        return layout.run(layout::spreadOne) + "\n";
    }

    /** The line that was spread. */
    static String gather(String spread) {
        JsonLayout layout = new JsonLayout(spread.endsWith("\n") ? spread.substring(0, spread.length() - 1) : spread);
        return layout.run(layout::gatherOne);
    }

    private String run(Consumer<Character> one) {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '"') {
                copy(endOfString(at));
            } else {
                one.accept(c);
            }
        }
        return out.toString();
    }

    private void spreadOne(char c) {
        int flat = c == '{' || c == '[' ? endOfFlat(at) : at;
        if (flat > at) {
            copy(flat);
            return;
        }
        count(c);
        if (c == '}' || c == ']') {
            feed();
        }
        copy(at + 1);
        if (c == '{' || c == '[' || c == ',') {
            feed();
        } else if (c == ':') {
            out.append(' ');
        }
    }

    private void feed() {
        out.append('\n').append(STEP.repeat(depth));
    }

    private void gatherOne(char c) {
        if (c == '\n') {
            at++;
            skip(STEP.length() * indentation());
        } else if (c == ' ' && colon >= 0 && colon == at - 1) {
            at++;
        } else {
            count(c);
            colon = c == ':' ? at : colon;
            copy(at + 1);
        }
    }

    /** Behind an opening bracket or a comma that of what is inside, otherwise that of the bracket that closes. */
    private int indentation() {
        char before = out.length() == 0 ? ' ' : out.charAt(out.length() - 1);
        return before == '{' || before == '[' || before == ',' ? depth : Math.max(0, depth - 1);
    }

    private void skip(int most) {
        for (int i = 0; i < most && at < text.length() && text.charAt(at) == ' '; i++) {
            at++;
        }
    }

    private void copy(int end) {
        out.append(text, at, end);
        at = end;
    }

    private void count(char c) {
        if (c == '{' || c == '[') {
            depth++;
        } else if (c == '}' || c == ']') {
            depth = Math.max(0, depth - 1);
        }
    }

    /** Behind the quote that closes the string, or the end of the text. */
    private int endOfString(int start) {
        for (int i = start + 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '"') {
                return i + 1;
            }
        }
        return text.length();
    }

    /** Behind a list that holds no other, or an empty object, which stay on their line; {@code start} for all else. */
    private int endOfFlat(int start) {
        for (int i = start + 1; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == ']' || (c == '}' && i == start + 1)) {
                return i + 1;
            }
            if (c == '{' || c == '[' || c == '}' || c == ':') {
                return start;
            }
            i = c == '"' ? endOfString(i) : i + 1;
        }
        return start;
    }
}
