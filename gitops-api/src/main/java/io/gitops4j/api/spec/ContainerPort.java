package io.gitops4j.api.spec;

import java.util.Objects;

/**
 * A port that a container listens on.
 *
 * @param name unique within the container
 * @param number 1 to 65535
 * @param protocol the transport
 */
public record ContainerPort(String name, int number, Protocol protocol) {
    /** Nothing is null. */
    public ContainerPort {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(protocol, "protocol");
    }
}
