package io.gitops4j.testkit;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.Revision;
import io.gitops4j.api.VisibleText;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.testkit.ShownStatus.Progress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;

@DisplayName("a forge in memory")
class InMemoryForgeTest extends ForgeReporterContract {
    private static final Instant LATER = Instant.parse("2026-01-01T13:00:00Z");

    private final InMemoryForge forge = new InMemoryForge().repository("apps", "shop/apps");
    private int commits;
    private int pullRequests;
    private int branches;

    @Override
    protected ForgeReporter newReporter() {
        return forge;
    }

    @Override
    protected Revision newCommit() {
        commits++;
        return new Revision(source(), String.format("%040x", commits));
    }

    @Override
    protected long newPullRequest() {
        pullRequests++;
        return pullRequests;
    }

    @Override
    protected List<ShownStatus> statuses(Revision commit, String environment) {
        return forge.reports().stream()
                .filter(report -> report.revision().id().equals(commit.id())
                        && report.environment().equals(environment))
                // The forge keeps reports as they are; this is how a page would show one in a line.
                .map(report -> new ShownStatus(progress(report), VisibleText.cut(report.summary(), 140)))
                .toList();
    }

    private static Progress progress(ForgeReport report) {
        return switch (report.state()) {
            case PENDING, IN_PROGRESS -> Progress.PENDING;
            case SUCCESS -> Progress.SUCCESS;
            case FAILURE, ERROR, SUPERSEDED -> Progress.FAILURE;
        };
    }

    @Override
    protected List<ShownComment> comments(long pullRequest) {
        return forge.comments().stream()
                .filter(comment -> comment.pullRequest() == pullRequest)
                .map(InMemoryForgeTest::shown)
                .toList();
    }

    private static ShownComment shown(PlanComment comment) {
        return new ShownComment(comment.pullRequest() + " " + comment.environment(), comment.markdown());
    }

    @Override
    protected Optional<String> newBranch() {
        branches++;
        return Optional.of("change-" + branches);
    }

    @Override
    protected List<Long> openPullRequests(String branch) {
        return IntStream.range(0, forge.opened().size())
                .filter(i -> forge.opened().get(i).branch().equals(branch))
                .mapToObj(i -> i + 1L)
                .toList();
    }

    @Override
    protected Optional<ForgeReporter> withRefusedLogin() {
        forge.refuse(FailureKind.AUTH);
        return Optional.of(forge);
    }

    @Override
    protected void cutConnection() {
        forge.cutConnection();
    }

    @Override
    protected void restoreConnection() {
        forge.mendConnection();
    }

    @Override
    protected Optional<Instant> makeBusy() {
        forge.busyUntil(LATER);
        return Optional.of(LATER);
    }
}
