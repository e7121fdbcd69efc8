package io.gitops4j.core.internal.run;

import io.gitops4j.api.Change;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import java.util.List;
import java.util.Optional;

/**
 * What applying one service came to, before its health is known.
 *
 * @param plan what was to be applied
 * @param written what was written, in order
 * @param stop how the write ended that was the last one, if that was not well
 */
record AppliedService(ServicePlan plan, List<Change> written, Optional<WriteResult> stop) {
    AppliedService {
        written = List.copyOf(written);
    }

    ServiceId service() {
        return plan.service();
    }
}
