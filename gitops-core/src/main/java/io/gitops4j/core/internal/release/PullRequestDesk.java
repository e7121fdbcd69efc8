package io.gitops4j.core.internal.release;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.PullRequest;
import io.gitops4j.core.internal.report.NamedReporter;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.ProposedPullRequest;
import io.gitops4j.spi.PullRequests;
import java.util.List;
import java.util.Optional;

/** Knows who opens pull requests for a source. Thread-safe. */
public final class PullRequestDesk {
    private final String environment;
    private final List<NamedReporter> reporters;

    /** @param reporters of the environment */
    public PullRequestDesk(String environment, List<NamedReporter> reporters) {
        this.environment = environment;
        this.reporters = List.copyOf(reporters);
    }

    /** The first reporter that can, in the order of the configuration. */
    Opener opener(String source) {
        for (NamedReporter reporter : reporters) {
            if (reporter.repository(source).isPresent()) {
                Optional<PullRequests> requests = reporter.pullRequests();
                if (requests.isPresent()) {
                    return new Opener(reporter.label(), requests.get());
                }
            }
        }
        throw new GitOpsException(
                FailureKind.UNSUPPORTED,
                Diagnostic.error("FORGE-PULL-REQUEST")
                        .what("no reporter of '" + environment + "' opens pull requests for the source '" + source
                                + "'")
                        .remedy("name its repository under 'reporters', or ask for a branch alone and open it by hand")
                        .build());
    }

    /** Where a source follows no branch of a name, it is the default one of the repository. */
    static Optional<String> into(Optional<String> followed) {
        return followed.filter(name -> !name.equals("HEAD"));
    }

    /** One of them. */
    record Opener(String label, PullRequests requests) {
        PullRequest open(ProposedPullRequest proposed, Operation operation) {
            try {
                return PluginCall.call(label, () -> requests.open(proposed, operation));
            } catch (GitOpsException e) {
                throw new GitOpsException(
                        e.kind(),
                        Diagnostic.error("FORGE-PULL-REQUEST")
                                .what("the commit is on the branch '" + proposed.branch()
                                        + "', and its pull request could not be opened: "
                                        + e.diagnostics().get(0).what())
                                .remedy("open it by hand, or delete the branch and try again")
                                .build(),
                        e);
            }
        }
    }
}
