package io.gitops4j.spi;

import io.gitops4j.api.ResourceId;
import java.util.Objects;
import java.util.Set;

/**
 * What the engine wants to see. Made by the engine; more may be added.
 *
 * @param owner whose mark counts
 * @param wanted resources to look for whoever owns them
 * @param everythingOwned whether all other resources that carry the owner's mark are wanted too; otherwise a few cheap reads do
 */
public record ObserveRequest(String owner, Set<ResourceId> wanted, boolean everythingOwned) {
    /** Copies the set. */
    public ObserveRequest {
        Objects.requireNonNull(owner, "owner");
        wanted = Set.copyOf(wanted);
    }
}
