package io.gitops4j.target.kubernetes.internal.render;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.spec.ConfigFile;
import io.gitops4j.target.kubernetes.internal.resource.ResourceKind;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The files of a service. Made before the pods; those that run already keep what they mounted until they are replaced. */
final class ConfigMapRenderer {
    /** What the server takes (ConfigMap documentation). */
    private static final long MOST_BYTES = 1L << 20;

    private ConfigMapRenderer() {}

    /** The one name for it, of which there is one for each service. */
    static String name(Subject subject) {
        return subject.name() + "-files";
    }

    static Optional<DesiredResource> render(Subject subject) {
        Map<String, ConfigFile> files = subject.files().byKey();
        if (files.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> data = new TreeMap<>();
        files.forEach((key, file) -> data.put(key, file.content()));
        long bytes = data.entrySet().stream()
                .mapToLong(entry -> size(entry.getKey()) + size(entry.getValue()))
                .sum();
        if (bytes > MOST_BYTES) {
            subject.error(
                    "K8S-FILES",
                    "containers[0].files",
                    "the files of the service have " + bytes + " bytes together, and a ConfigMap takes at most "
                            + MOST_BYTES,
                    "put what is large into the image, or into a volume");
        }
        return Optional.of(
                subject.object(ResourceKind.CONFIG_MAP, name(subject), Stages.GROUND, new Tree().with("data", data)));
    }

    private static long size(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
