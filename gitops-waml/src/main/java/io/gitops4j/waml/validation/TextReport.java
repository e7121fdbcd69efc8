package io.gitops4j.waml.validation;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;

/** A line for each finding, and a summary. */
final class TextReport {
    private TextReport() {}

    static String write(Validation validation) {
        StringBuilder text = new StringBuilder();
        for (Diagnostic finding : validation.diagnostics()) {
            text.append(Harmless.withoutCommands(Harmless.word(finding.severity()) + " " + finding))
                    .append('\n');
        }
        return text.append(summary(validation)).append('\n').toString();
    }

    static String summary(Validation validation) {
        return amount(validation.files().size(), "file") + ", " + amount(validation.services(), "service") + ": "
                + amount(validation.count(Severity.ERROR), "error") + ", "
                + amount(validation.count(Severity.WARNING), "warning");
    }

    private static String amount(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
