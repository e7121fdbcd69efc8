package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Volume;
import io.gitops4j.api.spec.VolumeMount;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Volumes of a pod, and where a container sees them. Each file is a mount of its own, so nothing around it is hidden. */
final class VolumeRenderer {
    private final Subject subject;

    VolumeRenderer(Subject subject) {
        this.subject = subject;
    }

    List<Map<String, Object>> volumes() {
        List<Map<String, Object>> volumes = new ArrayList<>();
        for (Volume volume : subject.spec().volumes()) {
            volumes.add(volume(volume).toMap());
        }
        if (!subject.files().byKey().isEmpty()) {
            volumes.add(files().toMap());
        }
        return volumes;
    }

    /** A volume that names no source is an empty folder: the server adds {@code emptyDir: {}} itself. */
    private static Tree volume(Volume volume) {
        Tree tree = new Tree().with("name", volume.name());
        if (!volume.isTemporary()) {
            return tree.with("persistentVolumeClaim", new Tree().with("claimName", volume.claim()));
        }
        Tree folder = new Tree();
        volume.limitBytes().ifPresent(bytes -> folder.with("sizeLimit", Quantity.bytes(bytes)));
        return tree.with("emptyDir", folder);
    }

    private Tree files() {
        List<Map<String, Object>> items = new ArrayList<>();
        subject.files().byKey().forEach((key, file) -> {
            Tree item = new Tree().with("key", key).with("path", key);
            file.mode().ifPresent(mode -> item.with("mode", mode));
            items.add(item.toMap());
        });
        return new Tree()
                .with("name", filesName())
                .with(
                        "configMap",
                        new Tree().with("name", ConfigMapRenderer.name(subject)).with("items", items));
    }

    /** {@code files}, unless a declared volume has that name. */
    private String filesName() {
        List<String> taken = subject.spec().volumes().stream().map(Volume::name).toList();
        String name = "files";
        for (int i = 1; taken.contains(name); i++) {
            name = "files-" + i;
        }
        return name;
    }

    List<Map<String, Object>> mounts(Container container) {
        List<Map<String, Object>> mounts = new ArrayList<>();
        for (VolumeMount mount : container.mounts()) {
            mounts.add(mount(mount.volume(), mount.path(), mount.readOnly()).toMap());
        }
        for (ConfigFile file : container.files()) {
            mounts.add(mount(filesName(), file.path(), true)
                    .with("subPath", Files.key(container, file))
                    .toMap());
        }
        return mounts;
    }

    private static Tree mount(String volume, String path, boolean readOnly) {
        Tree tree = new Tree().with("name", volume).with("mountPath", path);
        return readOnly ? tree.with("readOnly", true) : tree;
    }
}
