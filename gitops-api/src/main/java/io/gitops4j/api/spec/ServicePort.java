package io.gitops4j.api.spec;

import java.util.Objects;
import java.util.OptionalInt;

/**
 * A port under which others reach the workload.
 *
 * @param name unique within the network service
 * @param number the port that callers use, 1 to 65535
 * @param targetPort the container's port that it leads to
 * @param nodePort the fixed port on every node, if one is asked for
 * @param protocol the transport
 */
public record ServicePort(String name, int number, int targetPort, OptionalInt nodePort, Protocol protocol) {
    /** Nothing is null. */
    public ServicePort {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(nodePort, "nodePort");
        Objects.requireNonNull(protocol, "protocol");
    }
}
