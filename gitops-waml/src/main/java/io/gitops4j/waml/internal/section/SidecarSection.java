package io.gitops4j.waml.internal.section;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.VolumeMount;
import io.gitops4j.waml.internal.finding.Code;
import io.gitops4j.waml.internal.finding.Shown;
import io.gitops4j.waml.internal.layer.MergedMapping;
import io.gitops4j.waml.internal.layer.MergedScalar;
import io.gitops4j.waml.internal.rule.ImageText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Containers beside the main one. Each is read as the main one is, from its own item. */
final class SidecarSection implements Section {
    @Override
    public List<String> reads() {
        return List.of("sidecars", "volumes");
    }

    @Override
    public void read(Draft draft) {
        for (MergedMapping item : Items.of(draft.values(), "sidecars")) {
            Optional<MergedScalar> name = item.scalar("name");
            Optional<MergedScalar> image = item.scalar("image");
            if (name.isPresent() && image.isPresent() && isFree(draft, name.get())) {
                sidecar(draft, item, name.get().text(), image.get());
            }
        }
    }

    /** The main container is named like the service at runtime, so with its deploy ref where it has one. */
    private static boolean isFree(Draft draft, MergedScalar name) {
        boolean taken = Stream.of(draft.id().slug(), draft.id().runtimeName()).anyMatch(name.text()::equals);
        if (taken) {
            draft.findings()
                    .error(
                            name,
                            Code.NAME,
                            Shown.quoted(name.text()) + " is the name of the main container",
                            "give the sidecar a name of its own");
        }
        return !taken;
    }

    private static void sidecar(Draft draft, MergedMapping item, String name, MergedScalar image) {
        ContainerDraft sidecar = draft.sidecar(item, Container.named(name));
        sidecar.draft().origin(sidecar.specPath(), item);
        item.scalar("name").ifPresent(value -> sidecar.origin("name", value));
        sidecar.origin("image", image);
        ImageText.parse(image.text()).ifPresent(sidecar.container()::image);
        CommandSection.read(sidecar);
        EnvSection.read(sidecar);
        ResourcesSection.read(sidecar);
        HealthSection.read(sidecar, new SidecarPorts(sidecar));
        SecuritySection.read(sidecar);
        FileReader.read(sidecar);
        mounts(sidecar);
        Places.check(sidecar);
    }

    private static void mounts(ContainerDraft sidecar) {
        List<String> known = Items.of(sidecar.draft().values(), "volumes").stream()
                .flatMap(volume -> volume.scalar("name").stream())
                .map(MergedScalar::text)
                .toList();
        List<VolumeMount> mounts = new ArrayList<>();
        for (MergedMapping item : Items.of(sidecar.values(), "volumes")) {
            Optional<MergedScalar> name = item.scalar("name");
            if (name.isPresent() && !known.contains(name.get().text())) {
                sidecar.findings()
                        .error(
                                name.get(),
                                Code.VOLUME,
                                "the service has no volume "
                                        + Shown.quoted(name.get().text())
                                        + (known.isEmpty() ? "" : "; it has " + Shown.list(known)),
                                "add it to `volumes` beside `sidecars`");
            }
            MountReader.mount(sidecar, item, mounts.size()).ifPresent(mounts::add);
        }
        sidecar.container().mounts(mounts);
    }
}
