package io.gitops4j.api;

/** The one textual form of a diagnostic. */
final class DiagnosticText {
    private static final String CUT = "...";

    private DiagnosticText() {}

    static String of(Diagnostic diagnostic) {
        StringBuilder head = new StringBuilder(diagnostic.code());
        diagnostic.position().ifPresent(position -> head.append(' ').append(position));
        if (!diagnostic.path().isEmpty()) {
            head.append(' ').append(diagnostic.path());
        }
        String remedy = diagnostic.remedy().isEmpty() ? "" : " Do: " + sentence(diagnostic.remedy());
        String start = VisibleText.of(head.append(": ").toString());
        String what = VisibleText.of(sentence(diagnostic.what()));
        String end = VisibleText.of(remedy);
        int room = Diagnostic.MAX_LENGTH - start.length() - end.length();
        if (what.length() > room) {
            // The remedy outlives the description: it is what the reader needs.
            what = cut(what, Math.max(room, CUT.length()));
        }
        return cut(start + what + end, Diagnostic.MAX_LENGTH);
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    private static String cut(String text, int length) {
        if (text.length() <= length) {
            return text;
        }
        int end = length - CUT.length();
        if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(0, end) + CUT;
    }
}
