package io.gitops4j.api.spec;

/**
 * Horizontal scaling by load.
 *
 * @param minReplicas at least 1
 * @param maxReplicas at least {@code minReplicas}
 * @param cpuPercent wanted average use of the requested CPU, in per cent
 */
public record Autoscaling(int minReplicas, int maxReplicas, int cpuPercent) {
    /** Checks the ranges. */
    public Autoscaling {
        if (minReplicas < 1 || maxReplicas < minReplicas || cpuPercent < 1) {
            throw new IllegalArgumentException("autoscaling needs 1 <= min <= max and a positive percentage, got "
                    + minReplicas + ", " + maxReplicas + ", " + cpuPercent);
        }
    }
}
