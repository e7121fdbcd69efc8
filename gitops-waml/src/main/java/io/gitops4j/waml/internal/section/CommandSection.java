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
        draft.container().command(texts(draft, "command")).args(texts(draft, "args"));
    }

    private static List<String> texts(Draft draft, String field) {
        Optional<MergedList> list = draft.values().list(field);
        list.ifPresent(value -> {
            draft.origin("containers[0]." + field, value);
            for (int suspect : PlainSecrets.among(value.texts())) {
                draft.findings()
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
