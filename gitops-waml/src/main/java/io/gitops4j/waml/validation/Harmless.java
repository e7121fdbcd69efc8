package io.gitops4j.waml.validation;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.api.VisibleText;

/** Text of a manifest for readers that may be a terminal, a page or a build server. */
final class Harmless {
    private Harmless() {}

    /** Build servers obey {@code ##[...]} and {@code ##vso[...]} anywhere in a line that a step prints. */
    static String withoutCommands(String line) {
        return line.replace("##[", "#\\u0023[").replace("##vso[", "#\\u0023vso[");
    }

    /** What a finding says, without its code and place. */
    static String said(Diagnostic finding) {
        String remedy = finding.remedy().isEmpty() ? "" : " Do: " + sentence(finding.remedy());
        return VisibleText.of(sentence(finding.what()) + remedy);
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
