package io.gitops4j.waml.internal.section;

import io.gitops4j.api.MergePatch;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.layer.Layer;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Turns a patch into plain values: null where it removes, numbers and booleans where YAML leaves no doubt about them. */
final class PatchReader {
    private static final String NO_VALUE = "";

    private final Draft draft;
    private final PatchSecrets secrets;

    PatchReader(Draft draft) {
        this.draft = draft;
        this.secrets = new PatchSecrets(draft.findings());
    }

    MergePatch read(MergedMapping patch, String specPath) {
        return MergePatch.of(mapping(patch, specPath));
    }

    private Map<String, @Nullable Object> mapping(MergedMapping mapping, String specPath) {
        draft.origin(specPath, mapping);
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        mapping.fields().forEach((key, value) -> {
            String here = specPath + "." + key;
            if (value instanceof MergedMapping inner) {
                fields.put(key, mapping(inner, here));
            } else {
                draft.origin(here, value);
                fields.put(
                        key,
                        value instanceof MergedScalar scalar && scalar.node().isNull()
                                ? null
                                : plain(value.node(), value.layer(), value.where()));
            }
        });
        return fields;
    }

    /** What is below a list, which is whole from one layer. */
    private Object plain(YamlNode node, Layer layer, Path where) {
        if (node instanceof YamlScalar scalar) {
            return scalar(new MergedScalar(layer, scalar, where));
        }
        if (node instanceof YamlSequence list) {
            List<Object> items = new ArrayList<>();
            for (int i = 0; i < list.items().size(); i++) {
                items.add(plain(list.items().get(i), layer, where.item(i)));
            }
            return items;
        }
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (YamlEntry entry : ((YamlMapping) node).entries()) {
            String key = entry.key().text();
            boolean isNull = entry.value() instanceof YamlScalar scalar && scalar.isNull();
            fields.put(key, isNull ? null : plain(entry.value(), layer, where.field(key)));
        }
        secrets.check((YamlMapping) node, layer, where);
        return fields;
    }

    private Object scalar(MergedScalar value) {
        String text = value.text();
        secrets.check(value);
        return switch (value.node().reading()) {
            case TEXT -> text;
            case BOOLEAN -> value.isTrue();
            case INTEGER -> new BigInteger(text);
            case NUMBER -> decimal(value).orElse(BigDecimal.ZERO);
            case NULL -> refuse(value, "null as an item of a list removes nothing", "leave it out");
            default ->
                refuse(
                        value,
                        "without quotes this is read as a "
                                + value.node().reading().kind() + " by some, as text by others",
                        "quote it, or write the number in plain digits");
        };
    }

    private Optional<BigDecimal> decimal(MergedScalar value) {
        try {
            return Optional.of(new BigDecimal(value.text()));
        } catch (NumberFormatException e) {
            refuse(value, "this is no number in JSON", "write it in decimal digits, or quote it");
            return Optional.empty();
        }
    }

    private Object refuse(Merged value, String what, String remedy) {
        draft.findings().error(value, Code.PATCH, what, remedy);
        return NO_VALUE;
    }
}
