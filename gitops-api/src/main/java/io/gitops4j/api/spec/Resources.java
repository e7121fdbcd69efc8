package io.gitops4j.api.spec;

import java.util.Objects;

/**
 * What one instance of a container needs and what it may use at most.
 *
 * @param requests reserved
 * @param limits never exceeded
 */
public record Resources(ComputeAmount requests, ComputeAmount limits) {
    /** Nothing stated. */
    public static final Resources UNSTATED = new Resources(ComputeAmount.UNSTATED, ComputeAmount.UNSTATED);

    /** Nothing is null. */
    public Resources {
        Objects.requireNonNull(requests, "requests");
        Objects.requireNonNull(limits, "limits");
    }
}
