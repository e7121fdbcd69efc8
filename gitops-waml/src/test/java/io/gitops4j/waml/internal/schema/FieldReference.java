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
        reference
                .text
                .append("| `defaults` | list | ")
                .append(schema.file().field("defaults").orElseThrow().about())
                .append(
                        " |\n| `defaults[].match` **required** | a pattern of deploy ids: * is anything, ? one character |"
                                + " deploy ids that this is for; beside it, any deploy metadata |\n| `deploy` | mapping by deploy id"
                                + " | ")
                .append(schema.file().field("deploy").orElseThrow().about())
                .append(" |\n\n");
        reference.table("Deploy metadata", schema.deploy(), List.of());
        return reference.text.toString().strip();
    }

    private void table(String title, MappingShape shape, List<String> without) {
        text.append("### ").append(title).append("\n\n| key | value | what it is for |\n|---|---|---|\n");
        for (Field field : shape.fields()) {
            if (!without.contains(field.name())) {
                row(field, "");
            }
        }
        text.append(without.isEmpty() ? "\n" : "");
    }

    private void row(Field field, String prefix) {
        String path = prefix + field.name();
        text.append("| `").append(path).append('`').append(field.required() ? " **required**" : "");
        String same = field.shape() instanceof MappingShape mapping ? told.putIfAbsent(mapping, path) : null;
        text.append(" | ").append(same == null ? kind(field.shape()) : "the same as `" + same + "`");
        text.append(" | ").append(field.about()).append(" |\n");
        if (same == null) {
            inner(field.shape(), path);
        }
    }

    private void inner(Shape shape, String path) {
        if (shape instanceof Shape.Items items) {
            inner(items.item(), path + "[]");
        } else if (shape instanceof MappingShape mapping) {
            mapping.fields().forEach(field -> row(field, path + "."));
        }
    }

    private static String kind(Shape shape) {
        if (shape instanceof Shape.Single single) {
            return single.rule().expects();
        }
        if (shape instanceof Shape.Free free) {
            return free.kind();
        }
        if (shape instanceof Shape.Items items && items.item() instanceof Shape.Single single) {
            return "list, each " + single.rule().expects();
        }
        return shape instanceof Shape.Items ? "list" : "mapping";
    }
}
