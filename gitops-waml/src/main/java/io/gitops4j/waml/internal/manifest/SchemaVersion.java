package io.gitops4j.waml.internal.manifest;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Place;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** Whether the file is of schema 2 at all; of another, most keys would only look wrong (B22-B24). */
final class SchemaVersion {
    private static final Path SCHEMA = Path.ROOT.field("schema");

    private SchemaVersion() {}

    static boolean isTwo(YamlMapping root, Findings findings) {
        Optional<YamlNode> schema = root.value("schema");
        if (schema.isEmpty()) {
            findings.error(
                    root.in(findings.file(), SCHEMA),
                    Code.SCHEMA,
                    "'schema' is missing; supported is \"2\"",
                    "add `schema: \"2\"` as the first line");
            return true;
        }
        Place place = schema.get().in(findings.file(), SCHEMA);
        String version = schema.get() instanceof YamlScalar scalar
                ? scalar.text()
                : "a " + schema.get().kind();
        switch (version) {
            case "2" -> {
                return true;
            }
            case "1" ->
                findings.error(
                        place,
                        Code.SCHEMA,
                        "schema 1 is not supported yet; supported is \"2\"",
                        "write `schema: \"2\"`, `namespace` for k8sNamespace, `slug` for k8sName, and for deploy.base an entry"
                                + " `match: \"*\"` in `defaults`");
            default ->
                findings.error(
                        place,
                        Code.SCHEMA,
                        "schema " + Shown.quoted(version) + " is not supported; supported is \"2\"",
                        "write `schema: \"2\"`");
        }
        return false;
    }
}
