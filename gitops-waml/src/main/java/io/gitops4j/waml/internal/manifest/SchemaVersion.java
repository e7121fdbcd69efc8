package io.gitops4j.waml.internal.manifest;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.layer.Naming;
import io.gitops4j.waml.internal.schema.MappingShape;
import io.gitops4j.waml.internal.schema.WamlSchema;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/** Which schema a file is of; by that of another, most keys would only look wrong (B22-B24). */
public enum SchemaVersion {
    /** The legacy one. */
    ONE(Naming.BASE),
    /** The current one. */
    TWO(Naming.DEFAULTS);

    private static final Path SCHEMA = Path.ROOT.field("schema");
    private static final String SUPPORTED = "supported are \"2\" and the legacy \"1\"";

    private final Naming naming;

    SchemaVersion(Naming naming) {
        this.naming = naming;
    }

    /** What its layers are called. */
    Naming naming() {
        return naming;
    }

    /** The whole file. */
    MappingShape shape(WamlSchema schema) {
        return this == ONE ? schema.legacy() : schema.file();
    }

    /** The version that the file names, or that its keys are of; nothing if it names one that nobody knows. */
    static Optional<SchemaVersion> of(YamlMapping root, Findings findings) {
        Optional<YamlNode> schema = root.value("schema");
        if (schema.isEmpty()) {
            SchemaVersion meant = looksLikeOne(root) ? ONE : TWO;
            findings.error(
                    root.in(findings.file(), SCHEMA),
                    Code.SCHEMA,
                    "'schema' is missing; " + SUPPORTED,
                    meant == ONE
                            ? "add `schema: \"1\"` as the first line, as the keys are those of schema 1"
                            : "add `schema: \"2\"` as the first line");
            return Optional.of(meant);
        }
        String version = schema.get() instanceof YamlScalar scalar
                ? scalar.text()
                : "a " + schema.get().kind();
        switch (version) {
            case "1" -> {
                return Optional.of(ONE);
            }
            case "2" -> {
                return Optional.of(TWO);
            }
            default ->
                findings.error(
                        schema.get().in(findings.file(), SCHEMA),
                        Code.SCHEMA,
                        "schema " + Shown.quoted(version) + " is not supported; " + SUPPORTED,
                        "write `schema: \"2\"`");
        }
        return Optional.empty();
    }

    private static boolean looksLikeOne(YamlMapping root) {
        return root.entry("namespace").isEmpty()
                && (root.entry("k8sNamespace").isPresent()
                        || root.entry("k8sName").isPresent());
    }
}
