package io.gitops4j.forge.options;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;

/** Refusals of what somebody configured. */
public final class WrongOption {
    private WrongOption() {}

    /** A CONFIG failure that names the option and what to write instead. */
    public static GitOpsException of(String option, String what, String remedy) {
        return new GitOpsException(
                FailureKind.CONFIG,
                Diagnostic.error("CONFIG-VALUE")
                        .path(option)
                        .what(what)
                        .remedy(remedy)
                        .build());
    }
}
