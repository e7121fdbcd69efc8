package io.gitops4j.waml.internal.section;

import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.Map;

/** Flattens free values to texts by path: {@code {a: {b: [x]}}} to {@code a.b[0] = x}. */
final class FreeText {
    private FreeText() {}

    static void read(YamlNode node, String path, Map<String, String> into) {
        if (node instanceof YamlScalar scalar) {
            if (!scalar.isNull() && !path.isEmpty()) {
                into.put(path, scalar.text());
            }
        } else if (node instanceof YamlMapping mapping) {
            for (YamlEntry entry : mapping.entries()) {
                read(entry.value(), step(path, entry.key().text()), into);
            }
        } else if (node instanceof YamlSequence list) {
            for (int i = 0; i < list.items().size(); i++) {
                read(list.items().get(i), path + "[" + i + "]", into);
            }
        }
    }

    static void read(Merged value, String path, Map<String, String> into) {
        if (value instanceof MergedMapping mapping) {
            mapping.fields().forEach((key, inner) -> read(inner, step(path, key), into));
        } else {
            read(value.node(), path, into);
        }
    }

    private static String step(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }
}
