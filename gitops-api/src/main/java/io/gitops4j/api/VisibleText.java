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

    /**
     * The same where Markdown, HTML and mentions have a meaning, and line ends are a space: a name stays a name and calls nobody (B54).
     */
    public static String markdown(String text) {
        StringBuilder escaped = new StringBuilder();
        of(text.replaceAll("\\R", " ")).codePoints().forEach(c -> {
            switch (c) {
                case '<' -> escaped.append("&lt;");
                case '>' -> escaped.append("&gt;");
                case '&' -> escaped.append("&amp;");
                case '@' -> escaped.append("&#64;");
                case '\\', '`', '*', '_', '{', '}', '[', ']', '#', '|', '~', '!' ->
                    escaped.append('\\').appendCodePoint(c);
                default -> escaped.appendCodePoint(c);
            }
        });
        return escaped.toString();
    }

    /**
     * At most so many characters: hidden ones made visible, and what is too long cut between two code points, with an ellipsis (B75).
     *
     * @param most in the sense of {@link String#length()}, at least 1
     */
    public static String cut(String text, int most) {
        String shown = of(text);
        if (shown.length() <= most) {
            return shown;
        }
        int end = most - 1;
        if (end > 0 && Character.isHighSurrogate(shown.charAt(end - 1))) {
            end--;
        }
        return shown.substring(0, end) + "\u2026";
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
