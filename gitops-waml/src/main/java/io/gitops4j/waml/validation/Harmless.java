package io.gitops4j.waml.validation;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;

/** Text of a manifest for readers that may be a terminal, a page or a build server. */
final class Harmless {
    private Harmless() {}

    /** Control, format (bidi, zero width), surrogate and unassigned characters made visible. */
    static String visible(String text) {
        if (text.codePoints().noneMatch(Harmless::hidden)) {
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

    /** Build servers obey {@code ##[...]} and {@code ##vso[...]} anywhere in a line that a step prints. */
    static String withoutCommands(String line) {
        return line.replace("##[", "#\\u0023[").replace("##vso[", "#\\u0023vso[");
    }

    /** What a finding says, without its code and place. */
    static String said(Diagnostic finding) {
        String remedy = finding.remedy().isEmpty() ? "" : " Do: " + sentence(finding.remedy());
        return visible(sentence(finding.what()) + remedy);
    }

    private static String sentence(String text) {
        return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
    }

    static String word(Severity severity) {
        return switch (severity) {
            case ERROR -> "error";
            case WARNING -> "warning";
            case INFO -> "note";
        };
    }
}
