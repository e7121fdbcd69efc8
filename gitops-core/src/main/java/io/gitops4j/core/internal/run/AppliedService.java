package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.Failure;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import java.util.List;
import java.util.Optional;

/**
 * What applying one service came to, before its health is known.
 *
 * @param plan what was to be applied
 * @param written what was written, in order
 * @param superseded whether something else moved first
 * @param failure why it stopped, if it did
 */
record AppliedService(ServicePlan plan, List<Change> written, boolean superseded, Optional<Failure> failure) {
    AppliedService {
        written = List.copyOf(written);
    }

    ServiceId service() {
        return plan.service();
    }

    boolean ok() {
        return failure.isEmpty();
    }
}
