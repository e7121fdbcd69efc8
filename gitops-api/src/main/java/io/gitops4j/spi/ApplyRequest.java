package io.gitops4j.spi;

import io.gitops4j.api.Change;
import java.util.Objects;

/**
 * One change to make. Made by the engine; more may be added.
 *
 * @param owner the mark that the resource gets or must carry
 * @param change CREATE, UPDATE, RECREATE or DELETE with the live version that it was computed from
 */
public record ApplyRequest(String owner, Change change) {
    /** Refuses a change that is none. */
    public ApplyRequest {
        Objects.requireNonNull(owner, "owner");
        if (!change.kind().writes()) {
            throw new IllegalArgumentException(change + " is nothing to apply");
        }
    }
}
