package io.gitops4j.core.internal.report;

import io.gitops4j.api.Diagnostic;

/** Where trouble with a forge is told. */
@FunctionalInterface
public interface Findings {
    /** Tells the embedder. */
    void tell(String environment, Diagnostic finding);
}
