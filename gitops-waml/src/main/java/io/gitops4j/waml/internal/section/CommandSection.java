package io.gitops4j.waml.internal.section;

import io.gitops4j.api.PlainSecrets;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedList;
import java.util.List;
import java.util.Optional;

/** What the container runs in place of the image's own; a part that looks like a secret is told (B43). */
final class CommandSection implements Section {
    @Override
    public List<String> reads() {
        return List.of("command", "args");
    }

    @Override
    public void read(Draft draft) {
        read(draft.main());
    }

    static void read(ContainerDraft container) {
        container.container().command(texts(container, "command")).args(texts(container, "args"));
    }

    private static List<String> texts(ContainerDraft container, String field) {
        Optional<MergedList> list = container.values().list(field);
        list.ifPresent(value -> {
            container.origin(field, value);
            for (int suspect : PlainSecrets.among(value.texts())) {
                container
                        .findings()
                        .warning(
                                value.items().get(suspect),
                                Code.PLAINSECRET,
                                "this part of " + field + " looks like a secret and lies open in the repository",
                                "put it into env as vault:path#key#version, and read the variable");
            }
        });
        return list.map(MergedList::texts).orElse(List.of());
    }
}
