package io.gitops4j.api.spec;

import java.util.List;
import java.util.Objects;

/**
 * A name under which the instances of a workload are reached together.
 *
 * @param name unique within the namespace
 * @param exposure from where
 * @param ports in the order declared
 */
public record NetworkService(String name, Exposure exposure, List<ServicePort> ports) {
    /** Copies the list. */
    public NetworkService {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(exposure, "exposure");
        ports = List.copyOf(ports);
    }
}
