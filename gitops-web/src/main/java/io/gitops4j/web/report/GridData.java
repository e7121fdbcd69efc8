package io.gitops4j.web.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FieldDiff;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.web.internal.state.StateWord;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Services by environments, as JSON for the page's script. Most cells of a large fleet are equal, so a row names its cells by number. For
 * one page; not thread-safe.
 */
final class GridData {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int FINDINGS = 20;
    private static final int STEPS = 30;

    private final CommitLinks links;
    private final Map<Map<String, Object>, Integer> cells = new LinkedHashMap<>();
    private int fieldsLeft;

    GridData(CommitLinks links, int fields) {
        this.links = links;
        this.fieldsLeft = fields;
    }

    /** The JSON, fit to stand in a script element. */
    String of(List<EnvironmentReport> environments) {
        TreeMap<ServiceId, Integer[]> rows = new TreeMap<>();
        for (int i = 0; i < environments.size(); i++) {
            EnvironmentReport environment = environments.get(i);
            int column = i;
            environment
                    .state()
                    .services()
                    .forEach(service ->
                            rows.computeIfAbsent(service.service(), id -> new Integer[environments.size()])[column] =
                                    number(cell(environment, service)));
        }
        List<Object> lines = new ArrayList<>();
        rows.forEach((service, columns) -> lines.add(line(service, columns)));
        Map<String, Object> data = new LinkedHashMap<>();
        data.put(
                "environments",
                environments.stream()
                        .map(environment -> ShownText.of(environment.state().environment()))
                        .toList());
        data.put("cells", cells.keySet());
        data.put("rows", lines);
        return inScript(data);
    }

    private static List<Object> line(ServiceId service, Integer[] columns) {
        List<Object> line = new ArrayList<>();
        line.add(ShownText.of(service.toString()));
        for (Integer column : columns) {
            line.add(column == null ? -1 : column);
        }
        return line;
    }

    private int number(Map<String, Object> cell) {
        return cells.computeIfAbsent(cell, unknown -> cells.size());
    }

    private Map<String, Object> cell(EnvironmentReport environment, ServiceState service) {
        StateWord word = StateWord.of(service);
        Map<String, Object> cell = new LinkedHashMap<>();
        cell.put("state", word.text());
        cell.put("tone", word.tone().name().toLowerCase(Locale.ROOT));
        service.revision().ifPresent(revision -> revision(cell, revision));
        put(cell, "health", service.health().reason());
        Optional<PlannedChanges> planned = environment.planned();
        put(cell, "why", WhyNot.of(service));
        put(cell, "reason", service.reason());
        if (service.status() == ServiceStatus.HELD) {
            planned.map(PlannedChanges::digest)
                    .ifPresent(digest -> put(
                            cell, "command", WhyNot.approval(environment.state().environment(), digest)));
        }
        service.nextTry().ifPresent(next -> cell.put("next", next.toString()));
        findings(cell, service);
        planned.flatMap(plan -> Optional.ofNullable(plan.services().get(service.service())))
                .ifPresent(changes -> changes(cell, service, planned.get().ran(), changes));
        return cell;
    }

    private void revision(Map<String, Object> cell, Revision revision) {
        cell.put("revision", ShownText.of(revision.shortId()));
        cell.put("source", ShownText.of(revision.source()));
        links.of(revision.source(), revision.id()).ifPresent(link -> cell.put("link", link));
    }

    /** The first of them may be the reason already. */
    private static void findings(Map<String, Object> cell, ServiceState service) {
        List<String> findings = service.diagnostics().stream()
                .map(Diagnostic::toString)
                .filter(finding -> !finding.equals(service.reason()))
                .limit(FINDINGS)
                .map(ShownText::of)
                .toList();
        if (!findings.isEmpty()) {
            cell.put("findings", findings);
        }
    }

    private void changes(
            Map<String, Object> cell, ServiceState service, boolean ran, PlannedChanges.OfService changes) {
        cell.put("differs", differs(service, ran, changes));
        changes.manifest().ifPresent(manifest -> put(cell, "manifest", manifest.toString()));
        cell.put(
                "changes",
                changes.changes().stream().limit(STEPS).map(this::step).toList());
        if (changes.changes().size() > STEPS) {
            cell.put("more", changes.changes().size() - STEPS);
        }
    }

    /** What the list of changes means. */
    private static String differs(ServiceState service, boolean ran, PlannedChanges.OfService changes) {
        if (ran && changes.written()) {
            return "Written by the last run";
        }
        boolean sameRevision =
                changes.revision().isPresent() && changes.revision().equals(service.revision());
        return sameRevision
                ? "Differs from what is declared, though the revision is deployed: changed at the target since, or"
                        + " configured otherwise"
                : "Differs from what is declared";
    }

    private Map<String, Object> step(PlannedChanges.Step step) {
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("kind", step.kind().name().toLowerCase(Locale.ROOT));
        shown.put("id", ShownText.of(step.id().toString()));
        put(shown, "reason", step.reason());
        List<List<String>> fields = new ArrayList<>();
        for (FieldDiff field : step.fields()) {
            if (fieldsLeft == 0) {
                break;
            }
            fieldsLeft--;
            fields.add(List.of(
                    ShownText.of(field.path()),
                    ShownText.of(field.before().orElse("(none)")),
                    ShownText.of(field.after().orElse("(none)"))));
        }
        if (!fields.isEmpty()) {
            shown.put("fields", fields);
        }
        int more = step.more() + step.fields().size() - fields.size();
        if (more > 0) {
            shown.put("more", more);
        }
        return shown;
    }

    private static void put(Map<String, Object> cell, String name, String text) {
        if (!text.isEmpty()) {
            cell.put(name, ShownText.of(text));
        }
    }

    /** Nothing in it can end the element or begin a comment, and every JavaScript engine reads it. */
    static String inScript(Object data) {
        try {
            return JSON.writeValueAsString(data)
                    .replace("&", "\\u0026")
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("\u2028", "\\u2028")
                    .replace("\u2029", "\\u2029");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("maps, lists and texts are JSON", e);
        }
    }
}
