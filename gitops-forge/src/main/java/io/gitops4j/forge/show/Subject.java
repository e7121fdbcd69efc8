package io.gitops4j.forge.show;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.VisibleText;
import io.gitops4j.spi.ForgeReport;
import java.util.Objects;
import java.util.regex.Pattern;

/**
 * A report and where it goes.
 *
 * @param repository {@code owner/name}
 * @param report what is told
 * @param names how it is called there
 */
public record Subject(String repository, ForgeReport report, Names names) {
    private static final Pattern COMMIT = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    /** As long as GitHub takes; one line is not longer anywhere. */
    private static final int LONGEST_DESCRIPTION = 140;

    /**
     * Nothing is null.
     *
     * @throws GitOpsException REJECTED when the report is about no commit
     */
    public Subject {
        Objects.requireNonNull(repository, "repository");
        Objects.requireNonNull(names, "names");
        if (!COMMIT.matcher(report.revision().id()).matches()) {
            throw new GitOpsException(
                    FailureKind.REJECTED,
                    Diagnostic.error("FORGE-COMMIT")
                            .what("the revision " + report.revision().shortId() + " of "
                                    + report.revision().source() + " is no commit")
                            .remedy("name a repository only for sources that read Git")
                            .build());
        }
    }

    /** Its whole id. */
    public String commit() {
        return report.revision().id();
    }

    /** The name under which the environment stands at the commit. */
    public String context() {
        return names.context(report.environment());
    }

    /** In one line. */
    public String description() {
        return VisibleText.cut(report.summary(), LONGEST_DESCRIPTION);
    }

    /** Empty where there is none. */
    public String link() {
        return names.detailsUrl().flatMap(report::link).orElse("");
    }

    /** Names what is shown of the environment. */
    public String key(String of) {
        return repository + " " + report.environment() + " " + of;
    }
}
