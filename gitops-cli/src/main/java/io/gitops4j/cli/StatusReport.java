package io.gitops4j.cli;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.Document;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** How an environment stands, by what a plan and the history say. */
final class StatusReport {
    private StatusReport() {}

    static String text(Plan plan, Map<ServiceId, Deployment> last) {
        StringBuilder text = new StringBuilder(Words.shown(plan.environment()))
                .append(": ")
                .append(Outlook.of(plan).words())
                .append(" at ")
                .append(plan.revisions().values().stream()
                        .map(StatusReport::shortly)
                        .collect(Collectors.joining(", ")))
                .append('\n');
        for (ServicePlan service : plan.services()) {
            text.append("  ")
                    .append(
                            service.verdict() == Verdict.UNCHANGED
                                    ? '='
                                    : service.verdict() == Verdict.PROCEED ? '~' : '!')
                    .append(' ')
                    .append(Words.shown(service.service()))
                    .append(": ")
                    .append(state(service))
                    .append(Optional.ofNullable(last.get(service.service()))
                            .map(StatusReport::deployment)
                            .orElse(", no deployment known"))
                    .append('\n');
            service.diagnostics()
                    .forEach(finding -> text.append("      ").append(finding).append('\n'));
        }
        plan.holds()
                .forEach(hold -> text.append("  held: ").append(hold.reason()).append('\n'));
        plan.diagnostics()
                .forEach(finding -> text.append("  ! ").append(finding).append('\n'));
        return text.toString();
    }

    private static String state(ServicePlan service) {
        return switch (service.verdict()) {
            case UNCHANGED -> "in sync";
            case PROCEED -> service.removal() ? "removal is pending" : "changes are pending";
            default -> Words.of(service.verdict());
        };
    }

    private static String deployment(Deployment deployment) {
        return ", deployment " + deployment.number() + " "
                + deployment
                        .to()
                        .map(revision -> "of " + shortly(revision) + " ")
                        .orElse("")
                + Words.of(deployment.state()) + " "
                + Words.time(deployment.finished().orElse(deployment.started()));
    }

    private static String shortly(Revision revision) {
        return Words.shown(revision.source() + "@" + revision.shortId());
    }

    static Document json(Plan plan, Map<ServiceId, Deployment> last) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("environment", plan.environment());
        fields.put("outlook", Outlook.of(plan).name());
        fields.put("digest", plan.digest().value());
        fields.put(
                "revisions",
                plan.revisions().values().stream().map(Json::revision).toList());
        fields.put(
                "services",
                plan.services().stream()
                        .map(service -> service(service, Optional.ofNullable(last.get(service.service()))))
                        .toList());
        fields.put(
                "holds",
                plan.holds().stream().map(Hold::reason).map(Json::finding).toList());
        fields.put("findings", Json.findings(plan.diagnostics()));
        return Json.result(fields);
    }

    private static Map<String, Object> service(ServicePlan service, Optional<Deployment> last) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("service", service.service().toString());
        fields.put("verdict", service.verdict().name());
        last.ifPresent(deployment -> fields.put("lastDeployment", HistoryReport.deployment(deployment)));
        fields.put("findings", Json.findings(service.diagnostics()));
        return fields;
    }
}
