package io.gitops4j.api.spec;

import java.util.Objects;

/**
 * A place at which a container sees a {@link Volume} of its service.
 *
 * @param volume its name
 * @param path absolute, a folder of the container
 * @param readOnly whether the container may only read
 */
public record VolumeMount(String volume, String path, boolean readOnly) {
    /** Checks that the path is absolute. */
    public VolumeMount {
        Objects.requireNonNull(volume, "volume");
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("the path of a mount is absolute, got " + path);
        }
    }
}
