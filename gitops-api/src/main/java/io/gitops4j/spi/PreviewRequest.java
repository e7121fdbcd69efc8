package io.gitops4j.spi;

import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.LiveResource;
import java.util.Objects;

/**
 * A resource that may differ. Made by the engine; more may be added.
 *
 * @param owner the asking engine's mark
 * @param desired what is wanted
 * @param live what is there, owned
 */
public record PreviewRequest(String owner, DesiredResource desired, LiveResource live) {
    /** Nothing is null. */
    public PreviewRequest {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(desired, "desired");
        Objects.requireNonNull(live, "live");
    }
}
