package io.gitops4j.core.internal.print;

import io.gitops4j.api.Change;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.ServicePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A plan for machines. Fields are added, never renamed. */
public final class PlanDocument {
    private PlanDocument() {}

    /** The whole plan, unchanged services included, without the bodies of resources. */
    public static Document of(Plan plan) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("environment", plan.environment());
        fields.put("digest", plan.digest().value());
        Map<String, Object> revisions = new LinkedHashMap<>();
        plan.revisions().forEach((source, revision) -> revisions.put(source, revision.id()));
        fields.put("revisions", revisions);
        fields.put(
                "services", plan.services().stream().map(PlanDocument::service).toList());
        fields.put("holds", plan.holds().stream().map(PlanDocument::hold).toList());
        fields.put("findings", findings(plan.diagnostics()));
        return Document.of(fields);
    }

    private static Map<String, Object> service(ServicePlan service) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("service", service.service().toString());
        fields.put("verdict", service.verdict().name());
        service.manifest().ifPresent(manifest -> fields.put("manifest", manifest.toString()));
        fields.put(
                "changes", service.changes().stream().map(PlanDocument::change).toList());
        fields.put("findings", findings(service.diagnostics()));
        return fields;
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("change", change.kind().name());
        fields.put("resource", resource(change.id()));
        fields.put("reason", change.reason());
        fields.put("diff", change.diff().stream().map(PlanDocument::field).toList());
        return fields;
    }

    private static Map<String, Object> resource(ResourceId id) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kind", id.kind());
        fields.put("namespace", id.namespace());
        fields.put("name", id.name());
        return fields;
    }

    private static Map<String, Object> field(FieldDiff field) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("path", field.path());
        field.before().ifPresent(before -> fields.put("before", before));
        field.after().ifPresent(after -> fields.put("after", after));
        return fields;
    }

    private static Map<String, Object> hold(Hold hold) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reason", finding(hold.reason()));
        fields.put("approvable", hold.approvable());
        fields.put(
                "resources",
                hold.changes().stream().map(change -> resource(change.id())).toList());
        return fields;
    }

    private static List<Map<String, Object>> findings(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(PlanDocument::finding).toList();
    }

    private static Map<String, Object> finding(Diagnostic finding) {
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
