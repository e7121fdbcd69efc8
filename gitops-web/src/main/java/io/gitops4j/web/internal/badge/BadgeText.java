package io.gitops4j.web.internal.badge;

import java.util.Locale;

/** Makes any text fit for a picture, and the picture. */
public final class BadgeText {
    private static final int LONGEST = 40;
    private static final int HEIGHT = 20;
    private static final int PADDING = 10;

    private BadgeText() {}

    /** Without control, format and broken characters, and cut at a code point. */
    public static String fit(String text) {
        StringBuilder fit = new StringBuilder();
        int[] points = text.codePoints()
                .map(point -> Character.isWhitespace(point) ? ' ' : point)
                .filter(BadgeText::visible)
                .limit(LONGEST + 1L)
                .toArray();
        for (int i = 0; i < Math.min(points.length, LONGEST); i++) {
            fit.appendCodePoint(points[i]);
        }
        return points.length > LONGEST ? fit.append('…').toString() : fit.toString();
    }

    /** The picture of two texts that fit. */
    public static String svg(String label, String message, String color) {
        int left = width(label) + PADDING;
        int right = width(message) + PADDING;
        String title = escaped(label + ": " + message);
        return String.format(
                        Locale.ROOT,
                        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%1$d\" height=\"%2$d\" role=\"img\" aria-label=\"%3$s\">"
                                + "<title>%3$s</title>"
                                + "<rect width=\"%1$d\" height=\"%2$d\" rx=\"3\" fill=\"#3b4048\"/>"
                                + "<rect x=\"%4$d\" width=\"%5$d\" height=\"%2$d\" rx=\"3\" fill=\"%6$s\"/>"
                                + "<g fill=\"#fff\" text-anchor=\"middle\" font-family=\"Verdana,DejaVu Sans,sans-serif\""
                                + " font-size=\"11\" aria-hidden=\"true\">",
                        left + right,
                        HEIGHT,
                        title,
                        left,
                        right,
                        color)
                + text(label, left / 2, width(label))
                + text(message, left + right / 2, width(message))
                + "</g></svg>";
    }

    private static String text(String text, int middle, int width) {
        return text.isEmpty()
                ? ""
                : String.format(
                        Locale.ROOT,
                        "<text x=\"%d\" y=\"14\" textLength=\"%d\">%s</text>",
                        middle,
                        width,
                        escaped(text));
    }

    /** Estimated; the text is stretched to it, so that it fits whatever font is there. */
    private static int width(String text) {
        return Math.round(text.codePoints().mapToObj(BadgeText::widthOf).reduce(0f, Float::sum));
    }

    private static float widthOf(int point) {
        if ("ijl.,:;'|! ".indexOf(point) >= 0) {
            return 4;
        }
        if (point > 0x2E80 || "mwMW@%".indexOf(point) >= 0) {
            return 11;
        }
        return Character.isUpperCase(point) ? 8 : 7;
    }

    private static boolean visible(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> point != 0xFFFE && point != 0xFFFF;
        };
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
