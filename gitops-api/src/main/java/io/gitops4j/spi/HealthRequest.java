package io.gitops4j.spi;

import io.gitops4j.api.DesiredResource;
import java.util.List;
import java.util.Objects;

/**
 * Resources whose health the engine waits for. Made by the engine; more may be added.
 *
 * @param owner the asking engine's mark
 * @param resources as they were applied
 */
public record HealthRequest(String owner, List<DesiredResource> resources) {
    /** Copies the list. */
    public HealthRequest {
        Objects.requireNonNull(owner, "owner");
        resources = List.copyOf(resources);
    }
}
