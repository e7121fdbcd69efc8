package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Volume;
import io.gitops4j.api.spec.VolumeMount;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.Quantity;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Files and volumes of the main container; no two of them at one place. */
final class StorageSection implements Section {
    @Override
    public List<String> reads() {
        return List.of("files", "volumes");
    }

    @Override
    public void read(Draft draft) {
        ContainerDraft container = draft.main();
        FileReader.read(container);
        List<Volume> volumes = new ArrayList<>();
        List<VolumeMount> mounts = new ArrayList<>();
        for (MergedMapping item : Items.of(draft.values(), "volumes")) {
            String path = "volumes[" + volumes.size() + "]";
            draft.origin(path, item);
            item.scalar("name").ifPresent(name -> draft.origin(path + ".name", name));
            volume(draft, item, path).ifPresent(volumes::add);
            MountReader.mount(container, item, mounts.size()).ifPresent(mounts::add);
        }
        draft.spec().volumes(volumes);
        container.container().mounts(mounts);
        Places.check(container);
    }

    private static Optional<Volume> volume(Draft draft, MergedMapping item, String path) {
        Optional<MergedScalar> temporary = item.scalar("temporary");
        Optional<MergedScalar> claim = item.scalar("claim");
        String name = item.scalar("name").map(MergedScalar::text).orElse("");
        if (temporary.isPresent() == claim.isPresent()) {
            draft.findings()
                    .error(
                            item,
                            Code.VOLUME,
                            "the volume " + name
                                    + (claim.isPresent()
                                            ? " is temporary and has a claim"
                                            : " is neither temporary nor has it a claim"),
                            claim.isPresent()
                                    ? "keep one of the two"
                                    : "add `temporary: true`, or `claim` with the name of storage that is there");
            return Optional.empty();
        }
        if (claim.isPresent()) {
            draft.origin(path + ".claim", claim.get());
            return Optional.of(Volume.claim(name, claim.get().text()));
        }
        OptionalLong limit = Quantity.memoryBytes(temporary.orElseThrow().text());
        if (limit.isPresent()) {
            draft.origin(path + ".limitBytes", temporary.get());
        }
        return Optional.of(Volume.temporary(name, limit));
    }
}
