package io.gitops4j.core.internal.history;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;

/** Compare-and-set failed: the number is not the next one. */
final class StoreConflict {
    private StoreConflict() {}

    static GitOpsException of(String environment, long sequence, long last) {
        return new GitOpsException(
                FailureKind.CONFLICT,
                Diagnostic.error("STORE-CONFLICT")
                        .path("history of " + environment)
                        .what("entry " + sequence + " does not follow entry " + last)
                        .remedy("read what was appended since, and try again with the next number")
                        .build());
    }
}
