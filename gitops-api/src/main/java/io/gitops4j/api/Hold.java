package io.gitops4j.api;

import java.util.List;
import java.util.Objects;

/**
 * Deletes that the governor does not let through.
 *
 * @param reason why, and how to release them
 * @param approvable whether approving the plan's digest releases them; otherwise the reason has to go away first
 * @param changes the deletes
 */
public record Hold(Diagnostic reason, boolean approvable, List<Change> changes) {
    /** Copies the list. */
    public Hold {
        Objects.requireNonNull(reason, "reason");
        changes = List.copyOf(changes);
    }
}
