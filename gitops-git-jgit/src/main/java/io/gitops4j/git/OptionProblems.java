package io.gitops4j.git;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with options, collected so that all of it is told at once. */
final class OptionProblems {
    private final List<Diagnostic> found = new ArrayList<>();

    void add(String option, String what, String remedy) {
        found.add(Diagnostic.error("CONFIG-VALUE")
                .path(option)
                .what(what)
                .remedy(remedy)
                .build());
    }

    void throwIfAny() {
        if (!found.isEmpty()) {
            throw new GitOpsException(FailureKind.CONFIG, found);
        }
    }
}
