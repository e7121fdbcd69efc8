package io.gitops4j.forge.github.internal.show;

import io.gitops4j.api.VisibleText;
import io.gitops4j.forge.github.GitHubOptions;
import io.gitops4j.spi.ForgeReport;

/**
 * A report and where it goes.
 *
 * @param repository {@code owner/name}
 * @param report what is told
 * @param options as configured
 */
public record Subject(String repository, ForgeReport report, GitHubOptions options) {
    private static final int LONGEST_DESCRIPTION = 140;
    private static final int LONGEST_CONTEXT = 100;

    String commit() {
        return report.revision().id();
    }

    /** The name under which an environment stands at a commit. */
    String context() {
        return context(options, report.environment());
    }

    static String context(GitHubOptions options, String environment) {
        return VisibleText.cut(options.context() + "/" + environment, LONGEST_CONTEXT);
    }

    /** In GitHub's length, which it counts in characters. */
    String description() {
        return VisibleText.cut(report.summary(), LONGEST_DESCRIPTION);
    }

    /** Empty where there is none. */
    String link() {
        return options.detailsUrl().flatMap(report::link).orElse("");
    }

    String key(String of) {
        return repository + " " + report.environment() + " " + of;
    }
}
