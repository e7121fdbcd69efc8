package io.gitops4j.git.internal.trust;

import java.util.ArrayList;
import java.util.List;

/** The fields of one line: divided by blanks, except between quotes. A field that is quoted as a whole loses its quotes. */
final class LineFields {
    private final String line;
    private int at;

    LineFields(String line) {
        this.line = line;
    }

    /** The next field; empty at the end. */
    String next() {
        while (at < line.length() && blank(line.charAt(at))) {
            at++;
        }
        int start = at;
        boolean quoted = false;
        while (at < line.length() && (quoted || !blank(line.charAt(at)))) {
            if (line.charAt(at) == '"') {
                quoted = !quoted;
            }
            at++;
        }
        String field = line.substring(start, at);
        boolean whole = field.length() > 1 && field.indexOf('"') == 0 && field.indexOf('"', 1) == field.length() - 1;
        return whole ? field.substring(1, field.length() - 1) : field;
    }

    /** Divides a field at its commas, except between quotes. */
    static List<String> options(String field) {
        List<String> options = new ArrayList<>();
        boolean quoted = false;
        int start = 0;
        for (int i = 0; i < field.length(); i++) {
            if (field.charAt(i) == '"') {
                quoted = !quoted;
            } else if (field.charAt(i) == ',' && !quoted) {
                options.add(field.substring(start, i));
                start = i + 1;
            }
        }
        if (start < field.length()) {
            options.add(field.substring(start));
        }
        return options;
    }

    private static boolean blank(char c) {
        return c == ' ' || c == '\t';
    }
}
