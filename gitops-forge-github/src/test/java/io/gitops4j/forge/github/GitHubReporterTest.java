package io.gitops4j.forge.github;

import static io.gitops4j.forge.github.Reports.CONTEXT;
import static io.gitops4j.forge.github.Reports.FIRST;
import static io.gitops4j.forge.github.Reports.SECOND;
import static io.gitops4j.forge.github.Reports.ended;
import static io.gitops4j.forge.github.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.forge.github.server.GitHubServer;
import io.gitops4j.forge.github.server.GitHubServer.Script;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statuses and deployments with a token, against a server made from GitHub's own description. */
final class GitHubReporterTest {
    private final VirtualClock clock = VirtualClock.create();
    private final GitHubServer github = GitHubServer.start(clock);
    private final GitHubReporter reporter = Reports.reporter(Reports.connection(github.api(), clock));
    private final TestOperation operation = TestOperation.live();

    @AfterEach
    void close() {
        reporter.close();
        github.close();
        assertThat(github.wrong())
                .as("what GitHub's description and limits do not allow")
                .isEmpty();
    }

    private void tell(ForgeReport report) {
        reporter.report(report, operation);
    }

    private void deploy(String commit) {
        tell(report(commit, ForgeState.PENDING).build());
        tell(report(commit, ForgeState.IN_PROGRESS).build());
        tell(ended(commit, ForgeState.SUCCESS));
    }

    private GitOpsException refused(ForgeReport report) {
        return catchThrowableOfType(GitOpsException.class, () -> tell(report));
    }

    @Test
    void aDeploymentIsShownFromPendingToSuccess() {
        deploy(FIRST);

        assertThat(github.state().statuses(FIRST, CONTEXT))
                .containsExactly("pending: deploying cart", "success: deployed cart");
        assertThat(github.state().rawStatuses(FIRST).get(0).path("target_url").asText())
                .isEqualTo("https://ops.example.com/prod/" + FIRST);
        assertThat(github.state().deployments("prod")).containsExactly("aaaa [queued, in_progress, success]");
    }

    @Test
    void aSuccessMakesTheDeploymentBeforeItInactive() {
        deploy(FIRST);
        deploy(SECOND);

        assertThat(github.state().deployments("prod"))
                .containsExactly(
                        "aaaa [queued, in_progress, success, inactive]", "bbbb [queued, in_progress, success]");
    }

    @Test
    void aCommitThatComesBackIsAnotherDeployment() {
        deploy(FIRST);
        deploy(SECOND);
        deploy(FIRST);

        assertThat(github.state().deployments("prod"))
                .containsExactly(
                        "aaaa [queued, in_progress, success, inactive]",
                        "bbbb [queued, in_progress, success, inactive]",
                        "aaaa [queued, in_progress, success]");
    }

    @Test
    void everyEndHasItsState() {
        tell(ended("1".repeat(40), ForgeState.FAILURE));
        tell(ended("2".repeat(40), ForgeState.ERROR));
        tell(report("3".repeat(40), ForgeState.IN_PROGRESS).build());
        tell(report("3".repeat(40), ForgeState.SUPERSEDED).build());

        assertThat(github.state().deployments("prod"))
                .containsExactly("1111 [failure]", "2222 [error]", "3333 [in_progress, inactive]");
        assertThat(github.state().statuses("1".repeat(40), CONTEXT)).containsExactly("failure: cart failed");
        assertThat(github.state().statuses("2".repeat(40), CONTEXT)).containsExactly("error: no history");
        assertThat(github.state().statuses("3".repeat(40), CONTEXT))
                .containsExactly("pending: deploying cart", "error: overtaken");
    }

    @Test
    void aCommitThatChangesNothingHasAStatusAndNoDeployment() {
        tell(report(FIRST, ForgeState.SUCCESS).build());

        assertThat(github.state().statuses(FIRST, CONTEXT)).containsExactly("success: deployed cart");
        assertThat(github.state().deployments("prod")).isEmpty();
    }

    @Test
    void whatGitHubShowsAlreadyIsNotWritten() {
        deploy(FIRST);
        int writes = github.writes().size();

        tell(ended(FIRST, ForgeState.SUCCESS));
        GitHubReporter another = Reports.reporter(Reports.connection(github.api(), clock));
        another.report(ended(FIRST, ForgeState.SUCCESS), operation);
        another.close();

        assertThat(github.writes()).hasSize(writes);
    }

    @Test
    void f54_aStatusWhoseAnswerWasLostIsNotPostedTwice() {
        github.next(Script.answer(200, "[]"), Script.lost());
        assertThat(refused(ended(FIRST, ForgeState.SUCCESS)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(github.state().statuses(FIRST, CONTEXT)).hasSize(1);

        tell(ended(FIRST, ForgeState.SUCCESS));

        assertThat(github.state().statuses(FIRST, CONTEXT)).hasSize(1);
        assertThat(github.state().deployments("prod")).containsExactly("aaaa [success]");
    }

    @Test
    void f54_aDeploymentWhoseAnswerWasLostIsNotMadeTwice() {
        tell(report(FIRST, ForgeState.SUCCESS).build());
        github.next(Script.answer(200, "[]"), Script.lost());
        assertThat(refused(ended(FIRST, ForgeState.SUCCESS)).kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(github.state().deployments("prod")).containsExactly("aaaa []");

        tell(ended(FIRST, ForgeState.SUCCESS));

        assertThat(github.state().deployments("prod")).containsExactly("aaaa [success]");
    }

    @Test
    void f53_theEightyFirstWriteOfAMinuteWaitsForItsTime() {
        Instant start = clock.instant();
        GitOpsException full = null;
        int told = 0;
        while (full == null) {
            String commit = String.format("%040x", ++told);
            full = refused(report(commit, ForgeState.SUCCESS).build());
        }

        assertThat(told).isEqualTo(81);
        assertThat(full.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(full.notBefore()).contains(start.plusSeconds(60));
        clock.set(start.plusSeconds(60));
        tell(report(String.format("%040x", told), ForgeState.SUCCESS).build());
    }

    @Test
    void f53_fiveHundredWritesAreAnHoursWork() {
        Instant start = clock.instant();
        for (int commit = 1; commit <= 500; commit++) {
            clock.advance(Duration.ofSeconds(1));
            tell(report(String.format("%040x", commit), ForgeState.SUCCESS).build());
        }

        GitOpsException full = refused(report(FIRST, ForgeState.SUCCESS).build());

        assertThat(full.notBefore()).contains(start.plusSeconds(1).plus(Duration.ofHours(1)));
    }

    @Test
    void f53_aPrimaryLimitIsOverWhenGitHubSays() {
        long reset = clock.instant().plusSeconds(1234).getEpochSecond();
        github.next(Script.answer(
                403, "API rate limit exceeded", "x-ratelimit-remaining", "0", "x-ratelimit-reset", "" + reset));

        GitOpsException limited = refused(ended(FIRST, ForgeState.SUCCESS));

        assertThat(limited.kind()).isEqualTo(FailureKind.UNAVAILABLE);
        assertThat(limited.notBefore()).contains(Instant.ofEpochSecond(reset));
        int requests = github.requests().size();
        assertThat(refused(ended(SECOND, ForgeState.SUCCESS)).notBefore()).contains(Instant.ofEpochSecond(reset));
        assertThat(github.requests()).as("silence means silence").hasSize(requests);
    }

    @Test
    void f53_aSecondaryLimitIsOverAfterRetryAfterOrAMinute() {
        github.next(Script.answer(429, "too many", "retry-after", "17"));
        assertThat(refused(ended(FIRST, ForgeState.SUCCESS)).notBefore())
                .contains(clock.instant().plusSeconds(17));
        clock.advance(Duration.ofSeconds(17));

        github.next(Script.answer(403, "You have exceeded a secondary rate limit"));
        assertThat(refused(ended(FIRST, ForgeState.SUCCESS)).notBefore())
                .contains(clock.instant().plusSeconds(60));
    }

    @Test
    void f36_aServerInMaintenanceNamesItsTimeAsADate() {
        github.next(Script.answer(503, "maintenance", "retry-after", "Thu, 01 Jan 2026 12:05:00 GMT"));

        assertThat(refused(ended(FIRST, ForgeState.SUCCESS)).notBefore())
                .contains(Instant.parse("2026-01-01T12:05:00Z"));
    }

    @Test
    void f55_aCommitWithATooManyStatusesIsToldOnceAndAskedNoMore() {
        github.state().mostStatuses(2);
        deploy(FIRST);
        tell(ended(FIRST, ForgeState.FAILURE));
        int requests = github.requests().size();

        tell(ended(FIRST, ForgeState.SUCCESS));
        tell(ended(SECOND, ForgeState.SUCCESS));

        assertThat(operation.reports()).extracting(Diagnostic::code).containsExactly("FORGE-STATUSES");
        assertThat(github.requests().subList(requests, github.requests().size()))
                .as("only the deployment is told of the first")
                .startsWith(
                        "POST /repos/{owner}/{repo}/deployments/{deployment_id}/statuses",
                        "GET /repos/{owner}/{repo}/commits/{ref}/statuses");
        assertThat(github.state().statuses(SECOND, CONTEXT)).hasSize(1);
    }

    @Test
    void b74_aLoginThatMayDoOneThingDoesItAndIsToldOnceWhatItLacks() {
        github.state().forbid("/deployments");

        deploy(FIRST);
        deploy(SECOND);

        assertThat(github.state().statuses(SECOND, CONTEXT)).hasSize(2);
        assertThat(operation.reports())
                .singleElement()
                .satisfies(why -> assertThat(why.toString())
                        .startsWith("FORGE-AUTH shop/apps: ")
                        .contains("Do: give the login the permission 'Deployments: write' on shop/apps"));
    }

    @Test
    void b74_aLoginThatMayDoNothingIsRefused() {
        github.state().forbid("/statuses");
        github.state().forbid("/deployments");

        GitOpsException refusal = refused(ended(FIRST, ForgeState.SUCCESS));

        assertThat(refusal.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(refusal).hasMessageContaining("Commit statuses: write").hasMessageNotContaining("token\"");
    }

    @Test
    void b74_gitHubsOwnWordForThePermissionIsBetterThanOurs() {
        Script forbidden =
                Script.answer(403, "Resource not accessible", "x-accepted-github-permissions", "statuses=read");
        github.next(forbidden, forbidden);

        assertThat(refused(ended(FIRST, ForgeState.SUCCESS))).hasMessageContaining("'statuses: read'");
    }

    @Test
    void b74_aTokenWithoutSingleSignOnNamesThePageThatMendsIt() {
        Script sso = Script.answer(
                403,
                "Resource protected by SAML",
                "X-GitHub-SSO",
                "required; url=https://github.com/orgs/shop/sso?a=1");
        github.next(sso, sso);

        assertThat(refused(ended(FIRST, ForgeState.SUCCESS)))
                .hasMessageContaining(
                        "authorise the token for the organisation at https://github.com/orgs/shop/sso?a=1");
    }

    @Test
    void b74_aTokenThatRanOutIsToldSo() {
        github.state().revokeTokens();

        GitOpsException refusal = refused(ended(FIRST, ForgeState.SUCCESS));

        assertThat(refusal.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(refusal).hasMessageContaining("renew the token");
    }

    @Test
    void b74_aRepositoryThatIsNotSeenIsToldWithItsName() {
        try (GitHubReporter lost = new GitHubReporter(GitHubOptions.builder(Reports.connection(github.api(), clock))
                .repository("shop/gone")
                .build())) {
            GitOpsException refusal = catchThrowableOfType(
                    GitOpsException.class, () -> lost.report(ended(FIRST, ForgeState.SUCCESS), operation));

            assertThat(refusal.kind()).isEqualTo(FailureKind.AUTH);
            assertThat(refusal).hasMessageContaining("shop/gone");
        }
    }

    @Test
    void f25_aLoginIsNotTakenToAnotherHost() {
        Script moved = Script.answer(301, "Moved Permanently", "Location", "https://evil.example.com/repos/shop/apps");
        github.next(moved, moved);

        GitOpsException refusal = refused(ended(FIRST, ForgeState.SUCCESS));

        assertThat(refusal.kind()).isEqualTo(FailureKind.AUTH);
        assertThat(refusal).hasMessageContaining("moved").hasMessageContaining("new name");
    }

    @Test
    void b75_aLongTextIsCutOnACodePoint() {
        String face = new String(Character.toChars(0x1F680));
        tell(report(FIRST, ForgeState.FAILURE)
                .summary("x" + face.repeat(100))
                .deployment(1)
                .build());

        String shown = github.state().statuses(FIRST, CONTEXT).get(0).substring("failure: ".length());
        assertThat(shown).hasSizeLessThanOrEqualTo(140).isEqualTo("x" + face.repeat(69) + "\u2026");
    }

    @Test
    void b54_mentionsAndMarkupAreTextInAStatus() {
        tell(report(FIRST, ForgeState.FAILURE)
                .summary("@everyone <!channel> <b>x</b>\u202e\n")
                .build());

        assertThat(github.state().statuses(FIRST, CONTEXT))
                .containsExactly("failure: @everyone <!channel> <b>x</b>\\u202E\\u000A");
    }

    @Test
    void aCommitThatGitHubDoesNotKnowIsGivenUp() {
        github.state().commits(sha -> sha.equals(SECOND));

        assertThat(refused(ended(FIRST, ForgeState.SUCCESS)).kind()).isEqualTo(FailureKind.REJECTED);
    }

    @Test
    void aRevisionThatIsNoCommitIsGivenUpWithoutARequest() {
        ForgeReport folder = ForgeReport.builder(
                        "prod", new Revision("apps", "folder-7"), ForgeState.SUCCESS, clock.instant())
                .build();

        assertThat(refused(folder).kind()).isEqualTo(FailureKind.REJECTED);
        assertThat(github.requests()).isEmpty();
    }

    @Test
    void statusesOfOthersDoNotHideOurs() {
        tell(report(FIRST, ForgeState.SUCCESS).build());
        IntStream.range(0, 150).forEach(i -> {
            clock.advance(Duration.ofSeconds(10));
            try (GitHubReporter other =
                    new GitHubReporter(GitHubOptions.builder(Reports.connection(github.api(), clock))
                            .repository("shop/apps")
                            .context("other-" + i)
                            .build())) {
                other.report(report(FIRST, ForgeState.SUCCESS).build(), operation);
            }
        });
        int own = github.state().rawStatuses(FIRST).size();

        GitHubReporter another = Reports.reporter(Reports.connection(github.api(), clock));
        another.report(report(FIRST, ForgeState.SUCCESS).build(), operation);
        another.close();

        assertThat(github.state().rawStatuses(FIRST)).hasSize(own);
    }

    @Test
    void aForgeThatIsNotThereIsUnavailable() {
        try (GitHubReporter away = Reports.reporter(Reports.connection(URI.create("http://127.0.0.1:1"), clock))) {
            GitOpsException failure = catchThrowableOfType(
                    GitOpsException.class, () -> away.report(ended(FIRST, ForgeState.SUCCESS), operation));

            assertThat(failure.kind()).isEqualTo(FailureKind.UNAVAILABLE);
            assertThat(failure).hasMessageContaining("FORGE-UNREACHABLE");
        }
    }

    @Test
    void i9_theTokenIsInNoMessage() {
        GitHubConnection broken = GitHubConnection.withToken(Secret.of(() -> "canary-5c\nX: y"))
                .withApi(github.api())
                .withClock(clock);
        try (GitHubReporter reporterWithBrokenToken = Reports.reporter(broken)) {
            GitOpsException failure = catchThrowableOfType(
                    GitOpsException.class,
                    () -> reporterWithBrokenToken.report(ended(FIRST, ForgeState.SUCCESS), operation));

            assertThat(List.of(
                            failure.toString(),
                            broken.toString(),
                            broken.login().toString()))
                    .allSatisfy(text -> assertThat(text).doesNotContain("canary"));
        }
    }
}
