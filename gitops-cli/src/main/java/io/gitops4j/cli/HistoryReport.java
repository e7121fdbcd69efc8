package io.gitops4j.cli;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.Document;
import io.gitops4j.api.Revision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Deployments as {@code gitops history} tells them. */
final class HistoryReport {
    private HistoryReport() {}

    static String text(List<Deployment> deployments) {
        StringBuilder text = new StringBuilder();
        for (Deployment deployment : deployments) {
            text.append(deployment.number())
                    .append("  ")
                    .append(Words.time(deployment.started()))
                    .append("  ")
                    .append(Words.shown(deployment.service()))
                    .append("  ")
                    .append(Words.of(deployment.state()))
                    .append("  ")
                    .append(deployment
                            .from()
                            .map(Revision::shortId)
                            .map(Words::shown)
                            .orElse("(none)"))
                    .append(" -> ")
                    .append(deployment
                            .to()
                            .map(Revision::shortId)
                            .map(Words::shown)
                            .orElse("(none)"));
            deployment
                    .restores()
                    .ifPresent(
                            earlier -> text.append("  rollback to deployment ").append(earlier));
            if (!deployment.initiator().isEmpty()) {
                text.append("  by ").append(Words.shown(deployment.initiator()));
            }
            if (!deployment.reason().isEmpty()) {
                text.append("  ").append(Words.shown(deployment.reason()));
            }
            text.append('\n');
        }
        return text.toString();
    }

    static Document json(String environment, List<Deployment> deployments) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("environment", environment);
        fields.put(
                "deployments",
                deployments.stream().map(HistoryReport::deployment).toList());
        return Json.result(fields);
    }

    static Map<String, Object> deployment(Deployment deployment) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("number", deployment.number());
        fields.put("service", deployment.service().toString());
        fields.put("state", deployment.state().name());
        deployment.from().ifPresent(revision -> fields.put("from", Json.revision(revision)));
        deployment.to().ifPresent(revision -> fields.put("to", Json.revision(revision)));
        deployment.restores().ifPresent(earlier -> fields.put("restores", earlier));
        fields.put("planDigest", deployment.planDigest().value());
        fields.put("initiator", deployment.initiator());
        fields.put("started", deployment.started().toString());
        deployment.finished().ifPresent(at -> fields.put("finished", at.toString()));
        fields.put("reason", deployment.reason());
        fields.put("changes", deployment.changes());
        return fields;
    }
}
