package io.gitops4j.core.internal.history;

import io.gitops4j.api.Digest;
import io.gitops4j.api.Revision;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * The last deployment of a service that succeeded.
 *
 * @param number of the deployment
 * @param revision what runs
 * @param desired digest of everything wanted at the time
 * @param since when the first deployment in a row ended that brought exactly this; checkpoints of earlier versions do not tell
 */
public record Deployed(long number, Revision revision, Digest desired, Optional<Instant> since) {
    /** Nothing is null. */
    public Deployed {
        Objects.requireNonNull(revision, "revision");
        Objects.requireNonNull(desired, "desired");
        Objects.requireNonNull(since, "since");
    }
}
