package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.VolumeMount;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import java.util.Optional;

/** Where a container sees a volume. */
final class MountReader {
    private MountReader() {}

    static Optional<VolumeMount> mount(ContainerDraft container, MergedMapping item, int index) {
        String field = "mounts[" + index + "]";
        Optional<MergedScalar> name = item.scalar("name");
        Optional<MergedScalar> path = item.scalar("path");
        Optional<MergedScalar> readOnly = item.scalar("readOnly");
        if (name.isEmpty() || path.isEmpty()) {
            return Optional.empty();
        }
        container.origin(field, item);
        container.origin(field + ".volume", name.get());
        container.origin(field + ".path", path.get());
        readOnly.ifPresent(value -> container.origin(field + ".readOnly", value));
        return Optional.of(new VolumeMount(
                name.get().text(),
                path.get().text(),
                readOnly.filter(MergedScalar::isTrue).isPresent()));
    }
}
