package io.gitops4j.core.internal.outbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.Severity;
import java.util.ArrayList;
import java.util.List;

/** Findings as JSON and back; what is missing or of another type is an IllegalArgumentException. */
public final class FindingCodec {
    private FindingCodec() {}

    /** Adds them. */
    public static void write(ArrayNode array, List<Diagnostic> findings) {
        for (Diagnostic finding : findings) {
            ObjectNode entry = array.addObject()
                    .put("severity", finding.severity().name())
                    .put("code", finding.code())
                    .put("path", finding.path())
                    .put("what", finding.what())
                    .put("remedy", finding.remedy());
            finding.position()
                    .ifPresent(place -> entry.put("file", place.file())
                            .put("line", place.line())
                            .put("column", place.column()));
        }
    }

    /** What was written. */
    public static List<Diagnostic> read(JsonNode array) {
        List<Diagnostic> findings = new ArrayList<>();
        for (JsonNode entry : array) {
            Diagnostic.Builder finding = Diagnostic.error(JsonFields.text(entry, "code"))
                    .path(JsonFields.text(entry, "path"))
                    .what(JsonFields.text(entry, "what"))
                    .remedy(JsonFields.text(entry, "remedy"));
            if (entry.has("file")) {
                finding.at(new Position(JsonFields.text(entry, "file"), (int) JsonFields.number(entry, "line"), (int)
                        JsonFields.number(entry, "column")));
            }
            findings.add(finding.build().withSeverity(Severity.valueOf(JsonFields.text(entry, "severity"))));
        }
        return findings;
    }
}
