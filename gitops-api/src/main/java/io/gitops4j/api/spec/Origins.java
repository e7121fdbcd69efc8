package io.gitops4j.api.spec;

import io.gitops4j.api.Origin;
import java.util.Map;
import java.util.Optional;

/**
 * Where each value of a {@link ServiceSpec} came from, by the value's path in the spec.
 *
 * <p>A path is made of the accessors' names, list items by index from 0 and map entries by key:
 * {@code containers[0].resources.limits.cpuMillis}, {@code ingress[1].paths[0].port}, {@code scaling.replicas}.
 */
public final class Origins {
    /** Nothing known. */
    public static final Origins NONE = new Origins(Map.of());

    private final Map<String, Origin> byPath;

    private Origins(Map<String, Origin> byPath) {
        this.byPath = byPath;
    }

    /** A copy of the map. */
    public static Origins of(Map<String, Origin> byPath) {
        return byPath.isEmpty() ? NONE : new Origins(Map.copyOf(byPath));
    }

    /** Where the value at {@code path} came from: its own origin, or that of the nearest value around it. */
    public Optional<Origin> at(String path) {
        String here = path;
        while (true) {
            Origin origin = byPath.get(here);
            if (origin != null || here.isEmpty()) {
                return Optional.ofNullable(origin);
            }
            here = here.substring(0, Math.max(0, Math.max(here.lastIndexOf('.'), here.lastIndexOf('['))));
        }
    }

    /** Every origin by its exact path. */
    public Map<String, Origin> asMap() {
        return byPath;
    }
}
