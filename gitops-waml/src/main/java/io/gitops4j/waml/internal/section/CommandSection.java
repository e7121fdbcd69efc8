package io.gitops4j.waml.internal.section;

import io.gitops4j.waml.internal.layer.MergedList;
import java.util.List;
import java.util.Optional;

/** What the container runs in place of the image's own. */
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
        list.ifPresent(value -> draft.origin("containers[0]." + field, value));
        return list.map(MergedList::texts).orElse(List.of());
    }
}
