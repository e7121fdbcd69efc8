package io.gitops4j.waml.internal.yaml;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Shown;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The entries of one mapping while it is read: keys are text and unique; of two the first is kept (B03, B17, B21). */
final class MappingEntries {
    private final Findings findings;
    private final List<YamlEntry> entries = new ArrayList<>();
    private final Map<String, YamlScalar> keys = new HashMap<>();
    private boolean template;

    MappingEntries(Findings findings) {
        this.findings = findings;
    }

    void add(boolean flow, YamlNode key, YamlNode value) {
        if (!(key instanceof YamlScalar name)) {
            template |= flow && key instanceof YamlMapping;
            if (!template) {
                error(key, Code.TYPE, "a key is text, and this is a " + key.kind(), "write a plain key");
            }
            return;
        }
        if (name.plain() && name.text().equals("<<")) {
            error(
                    name,
                    Code.YAML_MERGE,
                    "the merge key << is not part of YAML 1.2",
                    "use a 'defaults' entry, or repeat a whole value by an alias");
            return;
        }
        YamlScalar first = keys.putIfAbsent(name.text(), name);
        if (first != null) {
            error(
                    name,
                    Code.YAML_DUP,
                    "the key " + Shown.quoted(name.text()) + " is already at line " + first.line(),
                    "keep one of the two");
            return;
        }
        entries.add(new YamlEntry(name, value));
    }

    /** Whether this is a template's {@code {{ x }}}, which YAML reads as a mapping whose key is a mapping. */
    boolean isTemplate() {
        return template;
    }

    List<YamlEntry> list() {
        return entries;
    }

    private void error(YamlNode at, String code, String what, String remedy) {
        findings.error(at.in(findings.file(), Path.ROOT), code, what, remedy);
    }
}
