package io.gitops4j.target.nomad;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.time.Duration;

/**
 * How long a rollout may take. Nomad wants them strictly ascending.
 *
 * @param minHealthyTime how long an instance must be healthy before it counts
 * @param healthyDeadline how long a new instance may take to become healthy
 * @param progressDeadline how long a rollout may take from one healthy instance to the next before it has failed; the engine's
 *     own patience should be longer, so that people read Nomad's reason instead of a timeout
 */
public record RolloutTimings(Duration minHealthyTime, Duration healthyDeadline, Duration progressDeadline) {
    /** 10 s, 5 min and 10 min, as Nomad has them. */
    public static final RolloutTimings DEFAULT =
            new RolloutTimings(Duration.ofSeconds(10), Duration.ofMinutes(5), Duration.ofMinutes(10));

    /** Checks the order. */
    public RolloutTimings {
        if (minHealthyTime.isNegative()
                || minHealthyTime.compareTo(healthyDeadline) >= 0
                || healthyDeadline.compareTo(progressDeadline) >= 0) {
            throw new GitOpsException(
                    FailureKind.CONFIG,
                    Diagnostic.error("CONFIG-VALUE")
                            .path("minHealthyTime")
                            .what("minHealthyTime " + minHealthyTime.toMillis() + "ms, healthyDeadline "
                                    + healthyDeadline.toMillis() + "ms and progressDeadline "
                                    + progressDeadline.toMillis() + "ms are not ascending")
                            .remedy("make each longer than the one before")
                            .build());
        }
    }
}
