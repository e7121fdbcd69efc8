package io.gitops4j.waml.validation;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.Severity;
import io.gitops4j.api.VisibleText;

/** Workflow commands as GitHub's runner reads them: {@code ::error file=F,line=L,col=C,title=T::message}. */
final class AnnotationReport {
    private AnnotationReport() {}

    static String write(Validation validation) {
        StringBuilder text = new StringBuilder();
        for (ValidatedFile file : validation.files()) {
            for (Diagnostic finding : file.diagnostics()) {
                text.append(command(file.path(), finding)).append('\n');
            }
        }
        return text.append(TextReport.summary(validation)).append('\n').toString();
    }

    private static String command(String file, Diagnostic finding) {
        String level = finding.severity() == Severity.INFO ? "notice" : Harmless.word(finding.severity());
        StringBuilder command =
                new StringBuilder("::").append(level).append(" file=").append(property(file));
        Position position = finding.position().orElse(Position.ofFile(file));
        boolean here = position.file().equals(file);
        if (here && position.line() > 0) {
            command.append(",line=").append(position.line());
        }
        if (here && position.column() > 0) {
            command.append(",col=").append(position.column());
        }
        String path = finding.path().isEmpty() ? "" : VisibleText.of(finding.path()) + ": ";
        String elsewhere = here ? "" : " (at " + VisibleText.of(position.toString()) + ")";
        return command.append(",title=")
                .append(property(finding.code()))
                .append("::")
                .append(data(path + Harmless.said(finding) + elsewhere))
                .toString();
    }

    private static String data(String text) {
        return Harmless.withoutCommands(VisibleText.of(text))
                .replace("%", "%25")
                .replace("\r", "%0D")
                .replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
