package io.gitops4j.api.spec;

import java.util.List;
import java.util.Objects;

/**
 * HTTP traffic from outside the environment.
 *
 * @param host for which host
 * @param open whether anybody may call, or only the organisation's own networks
 * @param paths in the order declared
 */
public record Ingress(IngressHost host, boolean open, List<IngressPath> paths) {
    /** Copies the list. */
    public Ingress {
        Objects.requireNonNull(host, "host");
        paths = List.copyOf(paths);
    }
}
