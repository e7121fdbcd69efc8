package io.gitops4j.core.internal.rules;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The alerts that every service gets, as they are where nobody says otherwise. */
public enum DefaultAlert {
    /** Its limit slows it down. */
    CPU_THROTTLED("CPUThrottled", Duration.ofMinutes(15), "0.25"),
    /** It ends and is started again and again. */
    CONTAINER_RESTARTING("ContainerRestarting", Duration.ofMinutes(15), ""),
    /** It does not start. */
    CONTAINER_WAITING("ContainerWaiting", Duration.ofHours(1), ""),
    /** It is about to be killed. */
    MEMORY_NEAR_LIMIT("MemoryNearLimit", Duration.ofMinutes(10), "0.9"),
    /** It cannot grow with the load any more. */
    MAX_REPLICAS_REACHED("MaxReplicasReached", Duration.ofMinutes(15), "");

    private final String word;
    private final Duration holds;
    private final Optional<BigDecimal> threshold;

    DefaultAlert(String word, Duration holds, String threshold) {
        this.word = word;
        this.holds = holds;
        this.threshold = threshold.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(threshold));
    }

    /** The alert of that name. */
    public static Optional<DefaultAlert> named(String word) {
        return Arrays.stream(values()).filter(alert -> alert.word.equals(word)).findFirst();
    }

    /** All names. */
    public static List<String> words() {
        return Arrays.stream(values()).map(DefaultAlert::word).toList();
    }

    /** As people and Prometheus know it. */
    public String word() {
        return word;
    }

    /** How long it must hold. */
    public Duration holds() {
        return holds;
    }

    /** The share, 1 being all, above which it is raised; nothing for one that is about a fact. */
    public Optional<BigDecimal> threshold() {
        return threshold;
    }
}
