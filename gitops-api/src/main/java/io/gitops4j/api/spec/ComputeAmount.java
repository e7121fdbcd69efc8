package io.gitops4j.api.spec;

import java.util.Objects;
import java.util.OptionalLong;

/**
 * An amount of compute.
 *
 * @param cpuMillis thousandths of a core, if stated
 * @param memoryBytes bytes, if stated
 */
public record ComputeAmount(OptionalLong cpuMillis, OptionalLong memoryBytes) {
    /** Nothing stated. */
    public static final ComputeAmount UNSTATED = new ComputeAmount(OptionalLong.empty(), OptionalLong.empty());

    /** Nothing is null. */
    public ComputeAmount {
        Objects.requireNonNull(cpuMillis, "cpuMillis");
        Objects.requireNonNull(memoryBytes, "memoryBytes");
    }

    /** Both stated. */
    public static ComputeAmount of(long cpuMillis, long memoryBytes) {
        return new ComputeAmount(OptionalLong.of(cpuMillis), OptionalLong.of(memoryBytes));
    }
}
