package io.gitops4j.waml.internal.section;

import io.gitops4j.api.PlainSecrets;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.SecretText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        ContainerDraft container = draft.main();
        Map<String, MergedScalar> values = new LinkedHashMap<>();
        draft.values()
                .mapping("env")
                .ifPresent(env -> env.fields().forEach((name, value) -> {
                    if (value instanceof MergedScalar scalar) {
                        values.put(name, scalar);
                    }
                }));
        fill(container, values);
    }

    /** Those of a container that stand as a list, since no layer lies under it. */
    static void read(ContainerDraft container) {
        Map<String, MergedScalar> values = new LinkedHashMap<>();
        for (MergedMapping item : Items.of(container.values(), "env")) {
            Optional<MergedScalar> name = item.scalar("name");
            Optional<MergedScalar> value = item.scalar("value");
            if (name.isPresent() && value.isPresent()) {
                values.put(name.get().text(), value.get());
            }
        }
        fill(container, values);
    }

    private static void fill(ContainerDraft container, Map<String, MergedScalar> values) {
        List<EnvVar> variables = new ArrayList<>();
        values.forEach((name, value) -> {
            container.origin("env[" + variables.size() + "]", value);
            variables.add(variable(container.draft(), name, value));
        });
        container.container().env(variables);
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
