package io.gitops4j.api.spec;

import java.math.BigDecimal;
import java.util.Objects;

/**
 * A service level objective.
 *
 * @param type what is measured, for example {@code http-availability}
 * @param objectivePercent the wanted share of good events, above 0 and below 100
 * @param requestClass the class that the objective came from, or the empty string
 */
public record Slo(String type, BigDecimal objectivePercent, String requestClass) {
    /** Checks the range. */
    public Slo {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(requestClass, "requestClass");
        if (objectivePercent.signum() <= 0 || objectivePercent.compareTo(BigDecimal.valueOf(100)) >= 0) {
            throw new IllegalArgumentException("an objective lies between 0 and 100, got " + objectivePercent);
        }
    }
}
