package io.gitops4j.waml.internal.section;

import io.gitops4j.api.PlainSecrets;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Findings;
import io.gitops4j.waml.internal.finding.Path;
import io.gitops4j.waml.internal.layer.Layer;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlScalar;
import java.util.Optional;

/**
 * Refuses what looks like a secret in a patch: nothing there has a name that it could be masked by. The names of fields tell nothing
 * ({@code key: spot}), so only the form of a value counts, and the name of a variable.
 */
record PatchSecrets(Findings findings) {
    void check(MergedScalar value) {
        if (PlainSecrets.suspected(value.text())) {
            refuse(value);
        }
    }

    /** An item with a name and a value, as those of {@code env}. */
    void check(YamlMapping item, Layer layer, Path where) {
        Optional<YamlScalar> name = item.scalar("name");
        Optional<YamlScalar> value = item.scalar("value");
        if (name.isPresent()
                && value.isPresent()
                && PlainSecrets.suspected(name.get().text(), value.get().text())) {
            refuse(new MergedScalar(layer, value.get(), where.field("value")));
        }
    }

    private void refuse(Merged value) {
        findings.error(
                value,
                Code.PLAINSECRET,
                "the value looks like a secret, and in a patch it could not be masked",
                "store it in Vault, and put it into `env` as vault:path#key#version");
    }
}
