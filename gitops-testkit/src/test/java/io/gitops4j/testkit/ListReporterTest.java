package io.gitops4j.testkit;

import io.gitops4j.api.Revision;
import io.gitops4j.spi.ForgeReporter;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.DisplayName;

@DisplayName("a reporter with a forge of lists")
class ListReporterTest extends ForgeReporterContract {
    private static final Instant LATER = Instant.parse("2026-01-01T13:00:00Z");

    final ListForge forge = new ListForge();
    private int branches;

    ForgeReporter reporter(String token) {
        return new ListReporter(forge, token);
    }

    @Override
    protected ForgeReporter newReporter() {
        return reporter(ListForge.TOKEN);
    }

    @Override
    protected Revision newCommit() {
        String id = String.format("%040x", forge.commits.size() + 1);
        forge.commits.add(id);
        return new Revision(source(), id);
    }

    @Override
    protected long newPullRequest() {
        forge.pullRequests++;
        return forge.pullRequests;
    }

    @Override
    protected List<ShownStatus> statuses(Revision commit, String environment) {
        return forge.statuses.stream()
                .filter(status ->
                        status.commit().equals(commit.id()) && status.context().equals("gitops/" + environment))
                .map(status -> new ShownStatus(status.progress(), status.text()))
                .toList();
    }

    @Override
    protected List<String> markup(Revision commit) {
        return List.copyOf(forge.pages);
    }

    @Override
    protected List<ShownComment> comments(long pullRequest) {
        return forge.comments.stream()
                .filter(comment -> comment.pullRequest() == pullRequest)
                .map(comment -> new ShownComment(comment.id(), comment.text()))
                .toList();
    }

    @Override
    protected Optional<Revision> unknownCommit() {
        return Optional.of(new Revision(source(), "f".repeat(40)));
    }

    @Override
    protected OptionalLong unknownPullRequest() {
        return OptionalLong.of(1_000);
    }

    @Override
    protected void commentOfSomebodyElse(long pullRequest, String text) {
        forge.say(pullRequest, "mallory", text);
    }

    @Override
    protected Optional<String> newBranch() {
        branches++;
        return Optional.of("change-" + branches);
    }

    @Override
    protected List<Long> openPullRequests(String branch) {
        return forge.openOf(ListForge.TOKEN, branch);
    }

    @Override
    protected Optional<ForgeReporter> withRefusedLogin() {
        return Optional.of(reporter("canary-5c"));
    }

    @Override
    protected List<String> credentials() {
        return List.of(ListForge.TOKEN, "canary-5c");
    }

    @Override
    protected void cutConnection() {
        forge.down = true;
    }

    @Override
    protected void restoreConnection() {
        forge.down = false;
    }

    @Override
    protected Optional<Instant> makeBusy() {
        forge.busyUntil = Optional.of(LATER);
        return forge.busyUntil;
    }
}
