package io.gitops4j.waml.validation;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.waml.internal.json.JsonText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All of a validation as one JSON object, values as they are: JSON's own escapes keep them harmless. */
final class JsonReport {
    /** Of the shape: fields are added to it, and never renamed or taken away. */
    private static final int VERSION = 1;

    private JsonReport() {}

    static String write(Validation validation) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("version", VERSION);
        report.put("valid", validation.valid());
        report.put("services", validation.services());
        report.put("errors", validation.count(Severity.ERROR));
        report.put("warnings", validation.count(Severity.WARNING));
        report.put("notes", validation.count(Severity.INFO));
        report.put("files", validation.files().stream().map(JsonReport::file).toList());
        return JsonText.of(report);
    }

    private static Map<String, Object> file(ValidatedFile file) {
        List<Map<String, Object>> findings = file.diagnostics().stream()
                .map(finding -> finding(file, finding))
                .toList();
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("path", file.path());
        report.put("services", file.services());
        report.put("findings", findings);
        return report;
    }

    private static Map<String, Object> finding(ValidatedFile file, Diagnostic finding) {
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("severity", Harmless.word(finding.severity()));
        report.put("code", finding.code());
        finding.position().ifPresent(position -> {
            if (!position.file().equals(file.path())) {
                report.put("file", position.file());
            }
            if (position.line() > 0) {
                report.put("line", position.line());
            }
            if (position.column() > 0) {
                report.put("column", position.column());
            }
        });
        report.put("path", finding.path());
        report.put("what", finding.what());
        report.put("remedy", finding.remedy());
        return report;
    }
}
