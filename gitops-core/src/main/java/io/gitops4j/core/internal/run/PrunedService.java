package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import java.util.List;
import java.util.Optional;

/**
 * What deleting for one service came to.
 *
 * @param plan what was to be deleted
 * @param written what was deleted, in order
 * @param gone that, and what was gone already
 * @param stop how the delete ended that was the last one, if that was not well
 */
record PrunedService(ServicePlan plan, List<Change> written, List<Change> gone, Optional<WriteResult> stop) {
    PrunedService {
        written = List.copyOf(written);
        gone = List.copyOf(gone);
    }

    static PrunedService stopped(ServicePlan plan, WriteResult stop) {
        return new PrunedService(plan, List.of(), List.of(), Optional.of(stop));
    }

    ServiceId service() {
        return plan.service();
    }
}
