package io.gitops4j.api.spec;

import java.util.Objects;

/**
 * How many instances run, and how a rollout replaces them.
 *
 * @param replicas wanted number of instances; where there is {@link Autoscaling}, only the number to start with
 * @param maxSurge how many more may run during a rollout
 * @param maxUnavailable how many may be missing during a rollout
 */
public record Scaling(int replicas, CountOrPercent maxSurge, CountOrPercent maxUnavailable) {
    /** Refuses a negative number. */
    public Scaling {
        Objects.requireNonNull(maxSurge, "maxSurge");
        Objects.requireNonNull(maxUnavailable, "maxUnavailable");
        if (replicas < 0) {
            throw new IllegalArgumentException("replicas is not negative, got " + replicas);
        }
    }
}
