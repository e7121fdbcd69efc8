package io.gitops4j.waml;

import io.gitops4j.waml.internal.schema.Field;
import io.gitops4j.waml.internal.schema.MappingShape;
import io.gitops4j.waml.internal.schema.Shape;
import io.gitops4j.waml.internal.schema.WamlSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the schema's fields. Deploy metadata, which two places hold, is listed at {@code deploy} alone. */
final class FieldList {
    private final WamlSchema schema;
    private final List<WamlField> fields = new ArrayList<>();

    private FieldList(WamlSchema schema) {
        this.schema = schema;
    }

    static List<WamlField> of(WamlSchema schema) {
        FieldList list = new FieldList(schema);
        list.mapping(schema.file(), "");
        return List.copyOf(list.fields);
    }

    private void mapping(MappingShape mapping, String prefix) {
        boolean withMetadata = mapping != schema.deploy()
                && mapping != schema.file()
                && mapping.fields().containsAll(schema.deploy().fields());
        for (Field field : mapping.fields()) {
            if (!withMetadata || !schema.deploy().fields().contains(field)) {
                String path = prefix + field.name();
                fields.add(new WamlField(
                        path,
                        field.shape().describe(),
                        field.required(),
                        some(field.fallback()),
                        field.since(),
                        field.about(),
                        some(field.docs())));
                inner(field.shape(), path);
            }
        }
    }

    private void inner(Shape shape, String path) {
        if (shape instanceof MappingShape mapping) {
            mapping(mapping, path + ".");
        } else if (shape instanceof Shape.Items items) {
            inner(items.item(), path + "[]");
        } else if (shape instanceof Shape.Keyed keyed) {
            inner(keyed.value(), path + ".*");
        }
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
