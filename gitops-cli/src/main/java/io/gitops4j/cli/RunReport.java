package io.gitops4j.cli;

import io.gitops4j.api.Change;
import io.gitops4j.api.Document;
import io.gitops4j.api.Failure;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ServiceResult;
import io.gitops4j.api.ServiceStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** How an apply went. */
final class RunReport {
    private RunReport() {}

    static String text(ReconcileResult result) {
        StringBuilder text = new StringBuilder();
        result.services().stream()
                .filter(service -> service.status() != ServiceStatus.UNCHANGED)
                .forEach(service -> service(text, service));
        long unchanged = result.services().stream()
                .filter(service -> service.status() == ServiceStatus.UNCHANGED)
                .count();
        if (unchanged > 0) {
            text.append("  = ").append(Words.amount(unchanged, "service")).append(" unchanged\n");
        }
        result.plan().ifPresent(plan -> beside(text, plan));
        text.append(Words.shown(result.environment())).append(": ").append(Words.of(result.status()));
        result.deployment().ifPresent(number -> text.append(", deployment ").append(number));
        result.plan().ifPresent(plan -> text.append(", plan ").append(Digests.text(plan.digest())));
        return text.append('\n').toString();
    }

    private static void service(StringBuilder text, ServiceResult service) {
        text.append("  ")
                .append(mark(service.status()))
                .append(' ')
                .append(Words.shown(service.service()))
                .append(": ")
                .append(Words.of(service.status()));
        service.health()
                .filter(health -> !health.reason().isEmpty())
                .ifPresent(health -> text.append(" (")
                        .append(Words.of(health.state()))
                        .append(": ")
                        .append(Words.shown(health.reason()))
                        .append(')'));
        text.append('\n');
        service.written()
                .forEach(change -> text.append("      ")
                        .append(Words.of(change.kind()))
                        .append(' ')
                        .append(Words.shown(change.id()))
                        .append('\n'));
        service.failure()
                .ifPresent(failure ->
                        text.append("      ").append(failure.diagnostic()).append('\n'));
        service.diagnostics()
                .forEach(finding -> text.append("      ").append(finding).append('\n'));
        service.nextTry()
                .ifPresent(at ->
                        text.append("      next try ").append(Words.time(at)).append('\n'));
    }

    private static char mark(ServiceStatus status) {
        return switch (status) {
            case DEPLOYED, PROGRESSING -> '~';
            case REMOVED -> '-';
            case UNCHANGED -> '=';
            default -> '!';
        };
    }

    private static void beside(StringBuilder text, Plan plan) {
        for (Hold hold : plan.holds()) {
            text.append("  held: ").append(hold.reason()).append('\n');
            hold.changes()
                    .forEach(change -> text.append("      delete ")
                            .append(Words.shown(change.id()))
                            .append('\n'));
        }
        plan.diagnostics()
                .forEach(finding -> text.append("  ! ").append(finding).append('\n'));
    }

    static Document json(ReconcileResult result) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("environment", result.environment());
        fields.put("run", result.runId());
        fields.put("status", result.status().name());
        result.deployment().ifPresent(number -> fields.put("deployment", number));
        result.plan().ifPresent(plan -> {
            fields.put("digest", plan.digest().value());
            fields.put(
                    "revisions",
                    plan.revisions().values().stream().map(Json::revision).toList());
        });
        fields.put(
                "services", result.services().stream().map(RunReport::service).toList());
        fields.put(
                "holds",
                result.plan().map(Plan::holds).orElse(List.of()).stream()
                        .map(RunReport::hold)
                        .toList());
        fields.put(
                "findings", Json.findings(result.plan().map(Plan::diagnostics).orElse(List.of())));
        result.failure().ifPresent(failure -> fields.put("failure", failure(failure)));
        return Json.result(fields);
    }

    private static Map<String, Object> service(ServiceResult service) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("service", service.service().toString());
        fields.put("status", service.status().name());
        fields.put("written", service.written().stream().map(RunReport::change).toList());
        service.health().ifPresent(health -> fields.put("health", health(health)));
        service.failure().ifPresent(failure -> fields.put("failure", failure(failure)));
        service.nextTry().ifPresent(at -> fields.put("nextTry", at.toString()));
        fields.put("findings", Json.findings(service.diagnostics()));
        return fields;
    }

    private static Map<String, Object> hold(Hold hold) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("reason", Json.finding(hold.reason()));
        fields.put("approvable", hold.approvable());
        fields.put(
                "resources",
                hold.changes().stream().map(Change::id).map(Json::resource).toList());
        return fields;
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("change", change.kind().name());
        fields.put("resource", Json.resource(change.id()));
        return fields;
    }

    private static Map<String, Object> health(HealthReport health) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("state", health.state().name());
        fields.put("reason", health.reason());
        return fields;
    }

    private static Map<String, Object> failure(Failure failure) {
        Map<String, Object> fields = new LinkedHashMap<>(Json.finding(failure.diagnostic()));
        fields.put("kind", failure.kind().name());
        return fields;
    }
}
