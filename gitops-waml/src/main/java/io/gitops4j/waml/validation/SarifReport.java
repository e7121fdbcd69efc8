package io.gitops4j.waml.validation;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Position;
import io.gitops4j.api.VisibleText;
import io.gitops4j.waml.internal.finding.CodeHelp;
import io.gitops4j.waml.internal.json.JsonText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** SARIF 2.1.0 (OASIS). In its messages braces are doubled (3.11.5), and nothing in them becomes a link (3.11.6). */
final class SarifReport {
    private final List<String> codes;

    private SarifReport(List<String> codes) {
        this.codes = codes;
    }

    static String write(Validation validation) {
        Set<String> codes = new LinkedHashSet<>(CodeHelp.all().keySet());
        validation.diagnostics().forEach(finding -> codes.add(finding.code()));
        return JsonText.of(new SarifReport(List.copyOf(codes)).log(validation));
    }

    private Map<String, Object> log(Validation validation) {
        List<Object> results = new ArrayList<>();
        for (ValidatedFile file : validation.files()) {
            file.diagnostics().forEach(finding -> results.add(result(file.path(), finding)));
        }
        Map<String, Object> driver = new LinkedHashMap<>();
        driver.put("name", "GitOps4J WAML");
        driver.put("rules", codes.stream().map(SarifReport::rule).toList());
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("tool", Map.of("driver", driver));
        run.put("columnKind", "unicodeCodePoints");
        run.put("results", results);
        Map<String, Object> log = new LinkedHashMap<>();
        log.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        log.put("version", "2.1.0");
        log.put("runs", List.of(run));
        return log;
    }

    private static Map<String, Object> rule(String code) {
        String help = CodeHelp.all().getOrDefault(code, "a finding of the code " + code);
        Map<String, Object> rule = new LinkedHashMap<>();
        rule.put("id", code);
        rule.put("shortDescription", message(help.replace("`", "") + "."));
        rule.put(
                "help",
                message(code + ": " + help.replace("`", "")
                        + ". What to do about it is told behind 'Do:' by each finding."));
        return rule;
    }

    private Map<String, Object> result(String file, Diagnostic finding) {
        Position position = finding.position().orElse(Position.ofFile(file));
        boolean here = position.file().equals(file);
        Map<String, Object> physical = new LinkedHashMap<>();
        physical.put("artifactLocation", artifact(file));
        if (here && position.line() > 0) {
            Map<String, Object> region = new LinkedHashMap<>();
            region.put("startLine", position.line());
            if (position.column() > 0) {
                region.put("startColumn", position.column());
            }
            physical.put("region", region);
        }
        Map<String, Object> location = new LinkedHashMap<>();
        location.put("physicalLocation", physical);
        if (!finding.path().isEmpty()) {
            location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", VisibleText.of(finding.path()))));
        }
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ruleId", finding.code());
        result.put("ruleIndex", codes.indexOf(finding.code()));
        result.put("level", Harmless.word(finding.severity()));
        result.put(
                "message",
                message(Harmless.said(finding) + (here ? "" : " At " + VisibleText.of(position.toString()) + ".")));
        result.put("locations", List.of(location));
        return result;
    }

    private static Map<String, Object> message(String text) {
        return Map.of("text", text.replace("{", "{{").replace("}", "}}").replace("](", "]\\u0028"));
    }

    private static Map<String, Object> artifact(String file) {
        Map<String, Object> artifact = new LinkedHashMap<>();
        artifact.put("uri", FileUri.of(file));
        if (!FileUri.isAbsolute(file)) {
            artifact.put("uriBaseId", "%SRCROOT%");
        }
        return artifact;
    }
}
