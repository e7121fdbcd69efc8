package io.gitops4j.forge.github;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Revision;
import io.gitops4j.forge.github.server.GitHubServer;
import io.gitops4j.forge.github.server.GitHubServer.Script;
import io.gitops4j.forge.github.server.GitHubState;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.ForgeReporterContract;
import io.gitops4j.testkit.ShownComment;
import io.gitops4j.testkit.ShownStatus;
import io.gitops4j.testkit.ShownStatus.Progress;
import io.gitops4j.testkit.VirtualClock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;

/** Over GitHub as its own description has it; as an App, which shows all that GitHub can. */
@DisplayName("GitHub")
final class GitHubContractTest extends ForgeReporterContract {
    private final VirtualClock clock = VirtualClock.create();
    private final GitHubServer github = GitHubServer.start(clock);
    private final Set<String> commits = new HashSet<>();
    private int pullRequests;
    private int branches;

    GitHubContractTest() {
        github.state().commits(commits::contains);
    }

    @AfterEach
    void close() {
        github.close();
        assertThat(github.wrong())
                .as("what GitHub's description and limits do not allow")
                .isEmpty();
    }

    private ForgeReporter reporter(String key) {
        GitHubLogin.App app =
                new GitHubLogin.App(String.valueOf(GitHubState.APP), Secret.of(() -> key), Optional.empty());
        return new GitHubReporter(GitHubOptions.builder(
                        GitHubConnection.as(app).withApi(github.api()).withClock(clock))
                .repository(source(), "shop/apps")
                .build());
    }

    @Override
    protected ForgeReporter newReporter() {
        return reporter(Keys.pkcs8());
    }

    @Override
    protected Revision newCommit() {
        String id = String.format("%040x", commits.size() + 1);
        commits.add(id);
        return new Revision(source(), id);
    }

    @Override
    protected long newPullRequest() {
        pullRequests++;
        return pullRequests;
    }

    @Override
    protected List<ShownStatus> statuses(Revision commit, String environment) {
        return github.state().rawStatuses(commit.id()).stream()
                .filter(status -> status.path("context").asText().equals("gitops/" + environment))
                .map(GitHubContractTest::shown)
                .toList();
    }

    private static ShownStatus shown(ObjectNode status) {
        Progress progress = switch (status.path("state").asText()) {
            case "pending" -> Progress.PENDING;
            case "success" -> Progress.SUCCESS;
            case "failure", "error" -> Progress.FAILURE;
            default -> throw new AssertionError("GitHub knows no such state: " + status);
        };
        return new ShownStatus(progress, status.path("description").asText());
    }

    @Override
    protected List<String> markup(Revision commit) {
        return github.state().checks().stream()
                .map(check -> check.path("output").path("summary").asText())
                .toList();
    }

    @Override
    protected List<ShownComment> comments(long pullRequest) {
        return github.state().comments(pullRequest).stream()
                .map(comment -> new ShownComment(
                        comment.path("id").asText(), comment.path("body").asText()))
                .toList();
    }

    @Override
    protected Optional<Revision> unknownCommit() {
        return Optional.of(new Revision(source(), "f".repeat(40)));
    }

    @Override
    protected void commentOfSomebodyElse(long pullRequest, String text) {
        github.state().commentOf("mallory", pullRequest, text);
    }

    @Override
    protected Optional<String> newBranch() {
        branches++;
        return Optional.of("change-" + branches);
    }

    @Override
    protected List<Long> openPullRequests(String branch) {
        return github.state().openPullRequests(branch);
    }

    @Override
    protected Optional<ForgeReporter> withRefusedLogin() {
        github.state().revokeTokens();
        return Optional.of(
                new GitHubReporter(GitHubOptions.builder(GitHubConnection.withToken(Secret.of(() -> "canary-5c"))
                                .withApi(github.api())
                                .withClock(clock))
                        .repository(source(), "shop/apps")
                        .build()));
    }

    @Override
    protected List<String> credentials() {
        return List.of("canary-5c");
    }

    @Override
    protected void cutConnection() {
        github.down(true);
    }

    @Override
    protected void restoreConnection() {
        github.down(false);
    }

    @Override
    protected boolean threadOfTheForge(String name) {
        return name.equals("github-server");
    }

    @Override
    protected Optional<Instant> makeBusy() {
        github.next(Script.pass(), Script.pass(), Script.answer(429, "slow down", "Retry-After", "90"));
        return Optional.of(clock.instant().plus(Duration.ofSeconds(90)));
    }
}
