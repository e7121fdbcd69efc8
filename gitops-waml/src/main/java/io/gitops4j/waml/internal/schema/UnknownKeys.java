package io.gitops4j.waml.internal.schema;

import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Fault;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.finding.Place;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.finding.Spelling;
import io.gitops4j.waml.internal.yaml.YamlEntry;
import java.util.Optional;

/** Tells what was probably meant by a key that nobody knows (B14). */
final class UnknownKeys {
    private final WamlSchema schema;
    private final Findings findings;

    UnknownKeys(WamlSchema schema, Findings findings) {
        this.schema = schema;
        this.findings = findings;
    }

    void report(YamlEntry entry, MappingShape shape, Path path) {
        String key = entry.key().text();
        Place place = entry.key().in(findings.file(), path.field(key));
        Optional<Fault> ofOther = OtherSchema.fault(key, shape, schema);
        if (ofOther.isPresent()) {
            findings.error(place, ofOther.get());
        } else if (!key.startsWith("x-")) {
            findings.error(place, Code.UNKNOWN, "there is no key " + Shown.quoted(key) + " here", remedy(key, shape));
        } else if (Extensions.KEYS.contains(key)) {
            findings.error(
                    place,
                    Code.UNKNOWN,
                    "'" + key + "' has no effect here",
                    "move it to the top of the file, or into a `deploy` or `defaults` entry");
        } else if (shape.names().containsAll(Extensions.KEYS)) {
            warnOfTypo(place, key);
        }
    }

    /** Keys with x- are the author's own, so a typo in one that is not has no effect at all. */
    private void warnOfTypo(Place place, String key) {
        Spelling.nearest(key, Extensions.KEYS)
                .ifPresent(meant -> findings.warning(
                        place,
                        Code.UNKNOWN,
                        Shown.quoted(key) + " is a key of your own, so it has no effect",
                        "did you mean `" + meant + "`?"));
    }

    /** A deploy entry, or a {@code defaults} entry, which has the same fields and more. */
    private boolean isMetadata(MappingShape shape) {
        return shape.names().containsAll(schema.deploy().names());
    }

    private String remedy(String key, MappingShape shape) {
        if (key.startsWith("-")) {
            return "put a space behind the hyphen if this is a list item";
        }
        Optional<String> meant = Spelling.nearest(key, shape.names());
        if (meant.isPresent()) {
            return "did you mean `" + meant.get() + "`?";
        }
        if (shape == schema.file() && schema.deploy().names().contains(key)) {
            return "move it into a `deploy` entry, or into `defaults: [{match: \"*\", ...}]`";
        }
        if (shape == schema.legacy() && schema.deploy().names().contains(key)) {
            return "move it into `deploy.base`, or into another `deploy` entry";
        }
        if (isMetadata(shape) && schema.file().names().contains(key)) {
            return "move it to the top of the file";
        }
        return "use one of " + String.join(", ", shape.names()) + ", or x-... for your own";
    }
}
