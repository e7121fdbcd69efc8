package io.gitops4j.api;

/**
 * Text from a repository, a target or a request, for a reader that may be a terminal, a page or a build server: what could hide there
 * or act is made visible. Pure, and linear in the length of the text.
 */
public final class VisibleText {
    private VisibleText() {}

    /** The text with control, format (bidi, zero width), surrogate and unassigned characters written by their numbers. */
    public static String of(String text) {
        if (text.codePoints().noneMatch(VisibleText::hidden)) {
            return text;
        }
        StringBuilder shown = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (hidden(c)) {
                shown.append(c > 0xFFFF ? String.format("\\u{%X}", c) : String.format("\\u%04X", c));
            } else {
                shown.appendCodePoint(c);
            }
        });
        return shown.toString();
    }

    private static boolean hidden(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> true;
            default -> false;
        };
    }
}
