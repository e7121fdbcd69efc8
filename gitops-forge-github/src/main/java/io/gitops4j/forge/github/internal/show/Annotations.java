package io.gitops4j.forge.github.internal.show;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.VisibleText;
import io.gitops4j.spi.ForgeReport;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Findings at the lines of manifests. */
final class Annotations {
    /** Two requests' worth. */
    static final int MOST = 100;

    private Annotations() {}

    /** One for each finding that has a line, the worst service first. */
    static List<ObjectNode> of(ForgeReport report, String folder) {
        Set<Diagnostic> findings = new LinkedHashSet<>();
        report.services().forEach(service -> findings.addAll(service.findings()));
        findings.addAll(report.findings());
        return findings.stream()
                .filter(finding ->
                        finding.position().filter(place -> place.line() > 0).isPresent())
                .limit(MOST)
                .map(finding -> annotation(finding, finding.position().orElseThrow(), folder))
                .toList();
    }

    private static ObjectNode annotation(Diagnostic finding, Position place, String folder) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("path", folder.isEmpty() ? place.file() : folder + "/" + place.file())
                .put("start_line", place.line())
                .put("end_line", place.line())
                .put(
                        "annotation_level",
                        switch (finding.severity()) {
                            case ERROR -> "failure";
                            case WARNING -> "warning";
                            case INFO -> "notice";
                        })
                .put("title", VisibleText.cut(finding.code(), 255))
                .put(
                        "message",
                        VisibleText.of(
                                finding.what() + (finding.remedy().isEmpty() ? "" : ". Do: " + finding.remedy())));
        if (place.column() > 0) {
            json.put("start_column", place.column()).put("end_column", place.column());
        }
        return json;
    }
}
