package io.gitops4j.cli;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Results for programs. Of one version, fields are added and never renamed or taken away; what is not known is left out. */
final class Json {
    private static final int VERSION = 1;

    private Json() {}

    /** A result with the version of its shape in front. */
    static Document result(Map<String, ?> fields) {
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("version", VERSION);
        result.putAll(fields);
        return Document.of(result);
    }

    static Map<String, Object> revision(Revision revision) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("source", revision.source());
        fields.put("id", revision.id());
        return fields;
    }

    static Map<String, Object> resource(ResourceId id) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", id.kind());
        fields.put("namespace", id.namespace());
        fields.put("name", id.name());
        return fields;
    }

    static List<Map<String, Object>> findings(List<Diagnostic> findings) {
        return findings.stream().map(Json::finding).toList();
    }

    static Map<String, Object> finding(Diagnostic finding) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("severity", finding.severity().name());
        fields.put("code", finding.code());
        finding.position().ifPresent(position -> {
            fields.put("file", position.file());
            fields.put("line", position.line());
            fields.put("column", position.column());
        });
        fields.put("text", finding.toString());
        return fields;
    }
}
