package io.gitops4j.waml.internal.manifest;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Tells the author of a file of schema 1 what schema 2 says instead, of the keys that the file has. */
final class LegacyNotice {
    private static final Map<String, String> CHANGES = changes();

    private LegacyNotice() {}

    private static Map<String, String> changes() {
        Map<String, String> changes = new LinkedHashMap<>();
        changes.put("k8sNamespace", "`namespace` for k8sNamespace");
        changes.put("repo", "`image` for repo");
        changes.put("k8sName", "`slug` for k8sName");
        changes.put("domain", "whole hosts for domain");
        return changes;
    }

    static void give(YamlMapping root, Findings findings) {
        List<String> changes = new ArrayList<>(List.of("`schema: \"2\"`"));
        CHANGES.forEach((key, change) -> {
            if (root.entry(key).isPresent()) {
                changes.add(change);
            }
        });
        if (root.value("deploy")
                .filter(deploy -> deploy instanceof YamlMapping mapping
                        && mapping.entry("base").isPresent())
                .isPresent()) {
            changes.add("`defaults: [{match: \"*\", ...}]` for deploy.base");
        }
        root.value("schema")
                .ifPresent(schema -> findings.warning(
                        schema.in(findings.file(), Path.ROOT.field("schema")),
                        Code.LEGACY,
                        "schema 1 is read, and is superseded by schema 2",
                        "write " + String.join(", ", changes) + "; WamlConverter does it"));
    }
}
