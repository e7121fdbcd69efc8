package io.gitops4j.core.internal.outbox;

import io.gitops4j.api.Diagnostic;

/** Where trouble with a receiver is told. */
@FunctionalInterface
public interface Findings {
    /** Tells the embedder. */
    void tell(String environment, Diagnostic finding);
}
