package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/** Walks a file along the schema and reports every value that does not fit, each on its own. Not thread-safe. */
public final class ShapeCheck {
    private final Findings findings;
    private final UnknownKeys unknownKeys;
    private final Set<YamlNode> faulty = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Reports to {@code findings}. */
    public ShapeCheck(WamlSchema schema, Findings findings) {
        this.findings = findings;
        this.unknownKeys = new UnknownKeys(schema, findings);
    }

    /** The nodes in which something is wrong; what depends on them is better not checked any further. */
    public Set<YamlNode> faulty() {
        return faulty;
    }

    /** Checks a value and all in it. */
    public void check(YamlNode node, Shape shape, Path path) {
        int before = findings.errors();
        if (shape instanceof Shape.Single single) {
            single(node, single, path);
        } else if (shape instanceof MappingShape mapping) {
            mapping(node, mapping, path);
        } else if (shape instanceof Shape.Items items) {
            items(node, items, path);
        } else if (shape instanceof Shape.Keyed keyed) {
            keyed(node, keyed, path);
        } else {
            Placeholders.check(node, path, findings);
        }
        if (findings.errors() > before) {
            faulty.add(node);
        }
    }

    private void single(YamlNode node, Shape.Single shape, Path path) {
        if (!(node instanceof YamlScalar scalar)) {
            wrongType(node, "a single value", path);
            return;
        }
        if (Placeholders.check(scalar, path, findings)) {
            return;
        }
        shape.rule().check(scalar).ifPresent(fault -> findings.error(scalar.in(findings.file(), path), fault));
    }

    private void mapping(YamlNode node, MappingShape shape, Path path) {
        if (!(node instanceof YamlMapping mapping)) {
            wrongType(node, "a mapping", path);
            return;
        }
        for (YamlEntry entry : mapping.entries()) {
            String key = entry.key().text();
            Field field = shape.field(key).orElse(null);
            if (field == null) {
                unknownKeys.report(entry, shape, path);
            } else if (!isNull(entry.value())) {
                check(entry.value(), field.shape(), path.field(key));
            }
        }
        for (Field field : shape.fields()) {
            if (missing(mapping, field)) {
                findings.error(
                        mapping.in(findings.file(), path.field(field.name())),
                        Code.REQUIRED,
                        "'" + field.name() + "' is missing",
                        "add it: " + field.about());
            }
        }
    }

    private static boolean missing(YamlMapping mapping, Field field) {
        return switch (field.presence()) {
            case REQUIRED -> mapping.value(field.name()).isEmpty();
            case REQUIRED_OR_NULL -> mapping.entry(field.name()).isEmpty();
            case OPTIONAL, REQUIRED_ELSEWHERE -> false;
        };
    }

    private void items(YamlNode node, Shape.Items shape, Path path) {
        if (!(node instanceof YamlSequence list)) {
            wrongType(node, "a list", path);
            return;
        }
        for (int i = 0; i < list.items().size(); i++) {
            check(list.items().get(i), shape.item(), path.item(i));
        }
        for (Shape.Unique unique : shape.unique()) {
            Duplicates.check(list, unique, path, findings);
        }
    }

    private void keyed(YamlNode node, Shape.Keyed shape, Path path) {
        if (!(node instanceof YamlMapping mapping)) {
            wrongType(node, "a mapping", path);
            return;
        }
        for (YamlEntry entry : mapping.entries()) {
            YamlScalar key = entry.key();
            Path here = path.key(key.text());
            shape.key()
                    .check(new YamlScalar(key.line(), key.column(), key.text(), false))
                    .ifPresent(fault -> findings.error(key.in(findings.file(), path), fault));
            if (!isNull(entry.value())) {
                check(entry.value(), shape.value(), here);
            }
        }
    }

    private void wrongType(YamlNode node, String expected, Path path) {
        if (node instanceof YamlScalar scalar && Placeholders.check(scalar, path, findings)) {
            return;
        }
        findings.error(
                node.in(findings.file(), path),
                Code.TYPE,
                expected + " is expected, got " + safeKind(node),
                "write " + expected + " here");
    }

    /** A scalar in the wrong place may be anything, so only its kind is told. */
    private static String safeKind(YamlNode node) {
        return node instanceof YamlScalar scalar ? scalar.reading().kind() : "a " + node.kind();
    }

    private static boolean isNull(YamlNode node) {
        return node instanceof YamlScalar scalar && scalar.isNull();
    }
}
