package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.HealthReport;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.ServiceStatus;
import java.util.List;
import java.util.Optional;

/**
 * How a run ended for one service that it worked on.
 *
 * @param plan what was to be done
 * @param deployment its number in the history; 0 for a mere look at its health
 * @param status in one word
 * @param written what was written, deletes included
 * @param deleted what was deleted
 * @param health how it is doing, if it was asked
 * @param failure why not, if not
 */
record ServiceEnd(
        ServicePlan plan,
        long deployment,
        ServiceStatus status,
        List<Change> written,
        List<Change> deleted,
        Optional<HealthReport> health,
        Optional<Failure> failure) {
    ServiceEnd {
        written = List.copyOf(written);
        deleted = List.copyOf(deleted);
    }

    /** Services of a given plan that are left alone, because something moved since it was made. */
    static List<ServiceEnd> moved(List<ServicePlan> plans) {
        return plans.stream().map(ServiceEnd::moved).toList();
    }

    private static ServiceEnd moved(ServicePlan plan) {
        Diagnostic.Builder why = Diagnostic.warning("RUN-SUPERSEDED")
                .what("source, configuration or live state of '" + plan.service() + "' moved since the plan was made")
                .remedy("make a new plan");
        plan.manifest().ifPresent(why::at);
        return new ServiceEnd(
                plan,
                0,
                ServiceStatus.SUPERSEDED,
                List.of(),
                List.of(),
                Optional.empty(),
                Optional.of(new Failure(FailureKind.CONFLICT, why.build())));
    }

    ServiceId service() {
        return plan.service();
    }

    boolean settled() {
        return status != ServiceStatus.PROGRESSING;
    }
}
