package io.gitops4j.spi;

import io.gitops4j.api.Change;
import io.gitops4j.api.Revision;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One change to make. Made by the engine; more may be added.
 *
 * @param owner the mark that the resource gets or must carry
 * @param change CREATE, UPDATE, RECREATE or DELETE with the live version that it was computed from
 * @param deployment its number in the history; nothing where nobody keeps one
 * @param revision that declares what is wanted; nothing for a removal
 */
public record ApplyRequest(String owner, Change change, OptionalLong deployment, Optional<Revision> revision) {
    /** Refuses a change that is none. */
    public ApplyRequest {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(deployment, "deployment");
        Objects.requireNonNull(revision, "revision");
        if (!change.kind().writes()) {
            throw new IllegalArgumentException(change + " is nothing to apply");
        }
    }

    /** Outside of a deployment. */
    public ApplyRequest(String owner, Change change) {
        this(owner, change, OptionalLong.empty(), Optional.empty());
    }
}
