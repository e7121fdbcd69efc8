package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import io.gitops4j.waml.internal.yaml.YamlSequence;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds items of one list that name the same thing (B34, B40). */
final class Duplicates {
    /** A value that counts where its field is missing. */
    private static final Map<String, String> DEFAULTS = Map.of("protocol", "tcp");

    private Duplicates() {}

    static void check(YamlSequence list, Shape.Unique unique, Path path, Findings findings) {
        if (list.items().size() < 2) {
            return;
        }
        Map<String, YamlScalar> seen = new HashMap<>();
        for (int i = 0; i < list.items().size(); i++) {
            YamlNode item = list.items().get(i);
            Optional<YamlScalar> named = item instanceof YamlMapping mapping
                    ? mapping.scalar(unique.fields().get(0))
                    : Optional.empty();
            if (named.isEmpty()) {
                continue;
            }
            YamlScalar value = named.get();
            YamlScalar first = seen.putIfAbsent(identity((YamlMapping) item, unique), value);
            if (first != null) {
                String field = unique.fields().get(0);
                findings.error(
                        value.in(findings.file(), path.item(i).field(field)),
                        unique.code(),
                        field + " " + Shown.quoted(value.text()) + " is already at line " + first.line(),
                        unique.code().equals(Code.ENV) ? "keep one of the two variables" : "keep one, or change one");
            }
        }
    }

    private static String identity(YamlMapping item, Shape.Unique unique) {
        StringBuilder identity = new StringBuilder();
        for (String field : unique.fields()) {
            String value = item.scalar(field).map(YamlScalar::text).orElse(DEFAULTS.getOrDefault(field, ""));
            identity.append(DEFAULTS.containsKey(field) ? value.toLowerCase(Locale.ROOT) : value)
                    .append('\n');
        }
        return identity.toString();
    }
}
