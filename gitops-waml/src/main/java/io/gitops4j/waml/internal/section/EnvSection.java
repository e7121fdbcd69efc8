package io.gitops4j.waml.internal.section;

import io.gitops4j.api.PlainSecrets;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.Merged;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.SecretText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Environment variables; a literal that looks like a secret is masked from here on (B43). */
final class EnvSection implements Section {
    @Override
    public List<String> reads() {
        return List.of("env");
    }

    @Override
    public void read(Draft draft) {
        List<EnvVar> variables = new ArrayList<>();
        Optional<MergedMapping> env = draft.values().mapping("env");
        env.ifPresent(mapping -> {
            for (Map.Entry<String, Merged> entry : mapping.fields().entrySet()) {
                if (entry.getValue() instanceof MergedScalar value) {
                    draft.origin("containers[0].env[" + variables.size() + "]", value);
                    variables.add(variable(draft, entry.getKey(), value));
                }
            }
        });
        draft.container().env(variables);
    }

    private static EnvVar variable(Draft draft, String name, MergedScalar value) {
        Optional<SecretReference> reference = SecretText.parse(value.text());
        if (reference.isPresent()) {
            return EnvVar.secret(name, reference.get());
        }
        if (!PlainSecrets.suspected(name, value.text())) {
            return EnvVar.literal(name, value.text());
        }
        draft.findings()
                .warning(
                        value,
                        Code.PLAINSECRET,
                        "the value of " + name + " looks like a secret and lies open in the repository",
                        "store it in Vault and write vault:path#key#version");
        return EnvVar.sensitive(name, value.text());
    }
}
