package io.gitops4j.target.nomad.internal.render;

import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.api.spec.Volume;
import io.gitops4j.api.spec.VolumeMount;
import io.gitops4j.target.nomad.NomadOptions;
import io.gitops4j.target.nomad.TaskDriver;
import io.gitops4j.target.nomad.VolumeType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Storage of a group and its tasks. A claim is a volume of Nomad's own. Temporary storage is one container's memory disk, which any
 * user may write to, or, where several containers see it, a folder of the allocation.
 */
final class VolumeBlocks {
    private static final String CODE = "NOMAD-VOLUME";
    /** Octal 1777, as for any folder that all users share. */
    private static final int OPEN_TO_ALL = 01777;

    private final NomadOptions options;
    private final ServiceSpec spec;
    private final Findings findings;

    VolumeBlocks(NomadOptions options, ServiceSpec spec, Findings findings) {
        this.options = options;
        this.spec = spec;
        this.findings = findings;
    }

    /** The group's volumes by name; reports, once for the service, what the driver has no way to mount. */
    Map<String, Object> ofGroup() {
        Map<String, Object> volumes = new LinkedHashMap<>();
        for (int i = 0; i < spec.volumes().size(); i++) {
            Volume volume = spec.volumes().get(i);
            report(volume, "volumes[" + i + "]");
            if (!volume.isTemporary()) {
                volumes.put(volume.name(), claim(volume));
            }
        }
        return volumes;
    }

    private Map<String, Object> claim(Volume volume) {
        boolean readOnly = mountsOf(volume).stream().allMatch(VolumeMount::readOnly);
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("Name", volume.name());
        block.put("Type", options.claims().nativeName());
        block.put("Source", volume.claim());
        block.put("ReadOnly", readOnly);
        if (options.claims() == VolumeType.CSI) {
            block.put("AttachmentMode", "file-system");
            block.put("AccessMode", options.csiAccessMode());
        }
        return block;
    }

    private void report(Volume volume, String path) {
        TaskDriver driver = options.driver();
        if (volume.isTemporary() && !driver.runsImages()) {
            findings.error(
                    CODE,
                    path,
                    "the driver " + driver.nativeName() + " cannot mount temporary storage at a path",
                    "write below ${NOMAD_ALLOC_DIR}, or deploy to a target with the driver docker");
        } else if (!volume.isTemporary() && driver == TaskDriver.RAW_EXEC) {
            findings.error(
                    CODE,
                    path,
                    "the driver raw_exec has no file system of its own, so volume " + volume.name()
                            + " cannot be mounted",
                    "use the path on the node, or deploy to a target with the driver docker or exec");
        } else if (volume.isTemporary()) {
            reportTemporary(volume, path);
        }
    }

    private void reportTemporary(Volume volume, String path) {
        boolean limited = volume.limitBytes().isPresent();
        if (mountsOf(volume).size() > 1) {
            findings.warning(
                    CODE,
                    path,
                    "several containers see volume " + volume.name()
                            + ", so it is a folder of the allocation that only root may write to"
                            + (limited ? ", and its limit is not enforced" : ""),
                    "let one container mount it, or run the containers as root");
        } else if (limited && options.driver() == TaskDriver.PODMAN) {
            findings.warning(
                    CODE,
                    path + ".limitBytes",
                    "the limit of volume " + volume.name() + " is not enforced by the driver podman",
                    "state temporary: true, or use the driver docker");
        } else {
            findings.info(
                    CODE,
                    path,
                    "volume " + volume.name() + " is held in memory, and what is in it counts as memory of the task",
                    "raise the memory limit by what it may hold");
        }
    }

    private List<VolumeMount> mountsOf(Volume volume) {
        return spec.containers().stream()
                .flatMap(container -> container.mounts().stream())
                .filter(mount -> mount.volume().equals(volume.name()))
                .toList();
    }

    /** Where a task sees claims. */
    List<Map<String, Object>> ofTask(Container container) {
        List<Map<String, Object>> mounts = new ArrayList<>();
        for (VolumeMount mount : container.mounts()) {
            if (!volume(mount).isTemporary()) {
                Map<String, Object> block = new LinkedHashMap<>();
                block.put("Volume", mount.volume());
                block.put("Destination", mount.path());
                block.put("ReadOnly", mount.readOnly());
                mounts.add(block);
            }
        }
        return mounts;
    }

    /** Adds files and temporary storage to the configuration of a driver that runs images. */
    void addTo(Map<String, Object> config, Container container) {
        List<String> binds = new ArrayList<>(FileBlocks.mounts(container));
        List<Map<String, Object>> memory = new ArrayList<>();
        List<String> paths = new ArrayList<>();
        for (VolumeMount mount : container.mounts()) {
            Volume volume = volume(mount);
            if (volume.isTemporary() && mountsOf(volume).size() > 1) {
                binds.add("../alloc/data/" + volume.name() + ":" + mount.path() + (mount.readOnly() ? ":ro" : ""));
            } else if (volume.isTemporary()) {
                memory.add(memoryDisk(volume, mount));
                paths.add(mount.path());
            }
        }
        put(config, "volumes", binds);
        if (options.driver() == TaskDriver.DOCKER) {
            put(config, "mount", memory);
        } else {
            put(config, "tmpfs", paths);
        }
    }

    private static Map<String, Object> memoryDisk(Volume volume, VolumeMount mount) {
        Map<String, Object> sizes = new LinkedHashMap<>();
        volume.limitBytes().ifPresent(bytes -> sizes.put("size", bytes));
        sizes.put("mode", OPEN_TO_ALL);
        Map<String, Object> block = new LinkedHashMap<>();
        block.put("type", "tmpfs");
        block.put("target", mount.path());
        block.put("readonly", mount.readOnly());
        block.put("tmpfs_options", List.of(sizes));
        return block;
    }

    private Volume volume(VolumeMount mount) {
        return spec.volumes().stream()
                .filter(volume -> volume.name().equals(mount.volume()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        spec.id() + " mounts volume " + mount.volume() + ", which it does not declare"));
    }

    private static void put(Map<String, Object> config, String name, List<?> items) {
        if (!items.isEmpty()) {
            config.put(name, items);
        }
    }
}
