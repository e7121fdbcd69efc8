package io.gitops4j.waml.internal.explain;

import io.gitops4j.api.PlainSecrets;
import io.gitops4j.waml.internal.rule.SecretText;
import io.gitops4j.waml.internal.yaml.YamlMapping;
import io.gitops4j.waml.internal.yaml.YamlNode;
import io.gitops4j.waml.internal.yaml.YamlScalar;

/** Values as an explanation shows them: what looks like a secret is masked, wherever it stands. */
final class ShownValue {
    static final String MASKED = "***";

    private ShownValue() {}

    /** The text of a value without others in it. */
    static String of(YamlNode node, String name) {
        if (node instanceof YamlScalar scalar) {
            return isSecret(scalar, name) ? MASKED : scalar.text();
        }
        return node instanceof YamlMapping ? "{}" : "[]";
    }

    static boolean isSecret(YamlScalar scalar, String name) {
        return !SecretText.isReference(scalar.text())
                && scalar.text().lines().anyMatch(line -> PlainSecrets.suspected(name, line.strip()));
    }
}
