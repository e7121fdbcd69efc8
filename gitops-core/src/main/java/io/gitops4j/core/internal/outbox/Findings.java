package io.gitops4j.core.internal.outbox;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.core.internal.work.Watch;

/** Where trouble with a receiver is told. */
@FunctionalInterface
public interface Findings {
    /** Tells the embedder. */
    void tell(String environment, Diagnostic finding);

    /** Measures what is told of a run. */
    default Watch watch(String environment, String runId) {
        return Watch.NOBODY;
    }
}
