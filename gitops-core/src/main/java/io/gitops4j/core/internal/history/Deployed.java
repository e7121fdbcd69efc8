package io.gitops4j.core.internal.history;

import io.gitops4j.api.Digest;
import io.gitops4j.api.Revision;
import java.util.Objects;

/**
 * The last deployment of a service that succeeded.
 *
 * @param number of the deployment
 * @param revision what runs
 * @param desired digest of everything wanted at the time
 */
public record Deployed(long number, Revision revision, Digest desired) {
    /** Nothing is null. */
    public Deployed {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(desired, "desired");
    }
}
