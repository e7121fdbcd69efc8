package io.gitops4j.core.internal.spec;

import io.gitops4j.api.MergePatch;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Security;
import io.gitops4j.api.spec.Volume;
import io.gitops4j.api.spec.VolumeMount;
import java.util.List;

/** What a container finds on its disk, what it may do on its node, and what is patched afterwards. */
final class StorageFields {
    private StorageFields() {}

    /** By path, so that the content of each can be masked by it. An empty file is not the same as none. */
    static Fields files(List<ConfigFile> files) {
        Fields byPath = new Fields();
        for (ConfigFile file : files) {
            Fields fields = new Fields();
            file.mode().ifPresent(mode -> fields.put("mode", String.format("0%03o", mode)));
            fields.values().put("content", file.content());
            byPath.put(file.path(), fields);
        }
        return byPath;
    }

    static Fields volume(Volume volume) {
        Fields fields = new Fields().put("name", volume.name()).put("claim", volume.claim());
        if (volume.isTemporary()) {
            fields.put("temporary", true).put("limit", Units.memory(volume.limitBytes()));
        }
        return fields;
    }

    static Fields mount(VolumeMount mount) {
        Fields fields = new Fields().put("volume", mount.volume()).put("path", mount.path());
        return mount.readOnly() ? fields.put("readOnly", true) : fields;
    }

    static Fields security(Container container) {
        return container.security().map(StorageFields::security).orElseGet(Fields::new);
    }

    private static Fields security(Security security) {
        Fields fields = new Fields().put("nonRoot", security.nonRoot());
        security.user().ifPresent(user -> fields.put("user", user));
        return fields.put("readOnlyRoot", security.readOnlyRoot())
                .put("addedCapabilities", security.addedCapabilities())
                .put("droppedCapabilities", security.droppedCapabilities());
    }

    static Fields patch(MergePatch patch) {
        return new Fields().put("sets", patch.sets().fields()).put("removes", patch.removes());
    }
}
