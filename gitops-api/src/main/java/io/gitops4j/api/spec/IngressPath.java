package io.gitops4j.api.spec;

import java.util.Objects;

/**
 * Where requests to a path go.
 *
 * @param path a prefix of the request's path, starting with {@code /}
 * @param service the name of a {@link NetworkService} of the same workload
 * @param port a port number of that service
 */
public record IngressPath(String path, String service, int port) {
    /** Nothing is null. */
    public IngressPath {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(service, "service");
    }
}
