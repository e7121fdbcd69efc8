package io.gitops4j.cli;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Severity;
import io.gitops4j.api.Verdict;
import java.util.List;

/** What a plan says of an environment, in a word; where several are true, the first. */
enum Outlook {
    /** A manifest is wrong. */
    INVALID("invalid", ExitCode.FAILED),
    /** Something waits or is refused; there may be changes to apply beside it. */
    HELD("held", ExitCode.HELD),
    /** There are changes to apply. */
    PENDING("changes are pending", ExitCode.CHANGES),
    /** All is as declared. */
    IN_SYNC("in sync", ExitCode.OK);

    private final String words;
    private final int code;

    Outlook(String words, int code) {
        this.words = words;
        this.code = code;
    }

    static Outlook of(Plan plan) {
        if (has(plan, Verdict.INVALID) || hasError(plan.diagnostics())) {
            return INVALID;
        }
        if (!plan.holds().isEmpty()
                || has(plan, Verdict.HELD)
                || has(plan, Verdict.DENIED)
                || has(plan, Verdict.BACKING_OFF)) {
            return HELD;
        }
        return plan.empty() ? IN_SYNC : PENDING;
    }

    private static boolean has(Plan plan, Verdict verdict) {
        return plan.services().stream().anyMatch(service -> service.verdict() == verdict);
    }

    private static boolean hasError(List<Diagnostic> findings) {
        return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
    }

    String words() {
        return words;
    }

    /** @param detailed whether it tells more than that something is wrong */
    int exitCode(boolean detailed) {
        return detailed || this == INVALID ? code : ExitCode.OK;
    }
}
