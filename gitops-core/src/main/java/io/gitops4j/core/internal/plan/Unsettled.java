package io.gitops4j.core.internal.plan;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.ServicePlan;

/** Tells whether what a service runs now is still rolling out, or is known not to be healthy: then nothing older is taken away. */
final class Unsettled {
    private final FailureMemory failures;

    Unsettled(FailureMemory failures) {
        this.failures = failures;
    }

    boolean test(ServicePlan plan, Past past) {
        return past.rollingOut().contains(plan.service())
                || failures.of(plan.service(), plan.desired())
                        .filter(attempt -> attempt.failure().kind() == FailureKind.UNHEALTHY)
                        .isPresent();
    }
}
