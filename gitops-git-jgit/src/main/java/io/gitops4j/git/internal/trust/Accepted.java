package io.gitops4j.git.internal.trust;

import java.util.List;
import java.util.Optional;

/**
 * A revision that may be deployed.
 *
 * @param signer who signed it; nothing where nobody was asked
 * @param approvals who else stands by its newest change, sorted
 */
public record Accepted(Optional<String> signer, List<String> approvals) {
    static final Accepted UNASKED = new Accepted(Optional.empty(), List.of());

    /** Copies the list. */
    public Accepted {
        approvals = List.copyOf(approvals);
    }
}
