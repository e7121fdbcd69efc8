package io.gitops4j.api;

import java.util.Objects;

/**
 * How something is doing, and why.
 *
 * @param state in one word
 * @param reason for people, in the target's own words where it has some; empty when healthy
 */
public record HealthReport(HealthState state, String reason) {
    /** Healthy, nothing to say. */
    public static final HealthReport HEALTHY = new HealthReport(HealthState.HEALTHY, "");

    /** Nothing is null. */
    public HealthReport {
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(reason, "reason");
    }

    /** The report of the worse state; of two equal ones the one that gives a reason. */
    public HealthReport worse(HealthReport other) {
        if (state == other.state) {
            return reason.isEmpty() ? other : this;
        }
        return state.worse(other.state) == state ? this : other;
    }
}
