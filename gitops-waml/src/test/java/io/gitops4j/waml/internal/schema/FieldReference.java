package io.gitops4j.waml.internal.schema;

import java.util.IdentityHashMap;
import java.util.List;

/** The fields of the schema as Markdown tables, for the reference page. */
final class FieldReference {
    private final StringBuilder text = new StringBuilder();
    private final IdentityHashMap<MappingShape, String> told = new IdentityHashMap<>();

    private FieldReference() {}

    static String of(WamlSchema schema) {
        FieldReference reference = new FieldReference();
        reference.table("The top of the file", schema.file(), List.of("defaults", "deploy"));
        Field defaults = schema.file().field("defaults").orElseThrow();
        MappingShape entry = (MappingShape) ((Shape.Items) defaults.shape()).item();
        reference.line("defaults", defaults, "list");
        reference.line(
                "defaults[].match",
                entry.field("match").orElseThrow(),
                "a pattern of deploy ids: * is anything, ? one character");
        reference.text.append("| `defaults[].…` | | | [deploy metadata](#deploy-metadata) |\n");
        Field deploy = schema.file().field("deploy").orElseThrow();
        reference.line("deploy", deploy, deploy.shape().describe());
        reference.text.append("| `deploy.*.…` | | | [deploy metadata](#deploy-metadata) |\n\n");
        reference.table("Deploy metadata", schema.deploy(), List.of());
        return reference.text.toString().strip();
    }

    private void table(String title, MappingShape shape, List<String> without) {
        text.append("## ").append(title).append("\n\n| key | value | default | what it is for |\n|---|---|---|---|\n");
        for (Field field : shape.fields()) {
            if (!without.contains(field.name())) {
                row(field, "");
            }
        }
    }

    private void row(Field field, String prefix) {
        String path = prefix + field.name();
        String same = field.shape() instanceof MappingShape mapping ? told.putIfAbsent(mapping, path) : null;
        line(path, field, same == null ? field.shape().describe() : "the same as `" + same + "`");
        if (same == null) {
            inner(field.shape(), path);
        }
    }

    private void line(String path, Field field, String kind) {
        text.append("| `").append(path).append('`').append(field.required() ? " **required**" : "");
        text.append(" | ").append(kind).append(" | ");
        text.append(field.fallback().isEmpty() ? "" : "`" + field.fallback() + "` ");
        text.append("| ").append(field.about());
        text.append(field.docs().isEmpty() ? "" : ", [more](" + field.docs() + ")");
        text.append(field.since().equals(Field.FIRST) ? "" : "; since " + field.since())
                .append(" |\n");
    }

    private void inner(Shape shape, String path) {
        if (shape instanceof Shape.Items items) {
            inner(items.item(), path + "[]");
        } else if (shape instanceof MappingShape mapping) {
            mapping.fields().forEach(field -> row(field, path + "."));
        }
    }
}
