package io.gitops4j.api;

import java.util.Objects;

/**
 * Where a value of a service came from.
 *
 * @param position the place in a file
 * @param path the value in the file's own terms, for example {@code defaults[0].resources.limits.cpu}
 * @param layer which layer of defaults won, for people: {@code deploy prod-cluster-1}, {@code defaults "*"}, {@code template backend-default}
 */
public record Origin(Position position, String path, String layer) {
    /** Nothing is null. */
    public Origin {
        Objects.requireNonNull(position, "position");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(layer, "layer");
    }
}
