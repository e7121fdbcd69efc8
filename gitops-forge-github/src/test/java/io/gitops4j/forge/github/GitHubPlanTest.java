package io.gitops4j.forge.github;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.gitops4j.api.Digest;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.forge.github.server.GitHubServer;
import io.gitops4j.forge.github.server.GitHubServer.Script;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan is one comment of a pull request. */
final class GitHubPlanTest {
    private static final String MARK = "<!-- gitops4j plan gitops/prod -->\n";

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

    private static PlanComment plan(String environment, String text) {
        return new PlanComment(environment, "apps", 7, text, Digest.ofText(text));
    }

    private void comment(String text) {
        reporter.comment(plan("prod", text), operation);
    }

    @Test
    void aNewerPlanTakesThePlaceOfAnOlder() {
        comment("one");
        comment("two");
        reporter.comment(plan("dev", "other"), operation);

        assertThat(github.state().comments())
                .extracting(comment -> comment.path("body").asText())
                .containsExactly(MARK + "two", "<!-- gitops4j plan gitops/dev -->\nother");
    }

    @Test
    void theSamePlanIsNotWrittenAgainAndItsCommentIsFoundAfterARestart() {
        IntStream.range(0, 120).forEach(i -> github.state().commentOf("somebody", 7, "comment " + i));
        comment("one");
        comment("one");
        try (GitHubReporter another = Reports.reporter(Reports.connection(github.api(), clock))) {
            another.comment(plan("prod", "one"), operation);
            assertThat(github.writes()).hasSize(1);

            another.comment(plan("prod", "two"), operation);
        }

        assertThat(github.writes()).hasSize(2);
        assertThat(github.state().comments()).hasSize(121);
    }

    @Test
    void aCommentOfSomebodyElseWithOurMarkIsNotTaken() {
        github.state().commentOf("mallory", 7, MARK + "trust me");

        comment("one");

        assertThat(github.state().comments())
                .extracting(comment -> comment.path("body").asText())
                .containsExactly(MARK + "trust me", MARK + "one");
    }

    @Test
    void aCommentThatWasDeletedIsMadeAgain() {
        comment("one");
        github.state().deleteComments();

        comment("two");

        assertThat(github.state().comments()).hasSize(1);
    }

    @Test
    void aPlanThatIsTooLongIsCutAtALineAndSaysSo() {
        comment("| a service |\n".repeat(10_000));

        String body = github.state().comments().get(0).path("body").asText();
        assertThat(body)
                .hasSizeLessThan(65_536)
                .endsWith("| a service |\n\nThe plan is too long for GitHub and ends here.\n");
    }

    @Test
    void aPullRequestThatIsNotThereIsGivenUp() {
        github.next(Script.pass(), Script.answer(404, "Not Found"));

        GitOpsException refusal = catchThrowableOfType(GitOpsException.class, () -> comment("one"));

        assertThat(refusal.kind()).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(refusal).hasMessageContaining("FORGE-PULL-REQUEST").hasMessageContaining("Pull requests: write");
    }

    @Test
    void f54_aCommentWhoseAnswerWasLostIsNotMadeTwice() {
        github.next(Script.pass(), Script.lost());
        assertThat(catchThrowableOfType(GitOpsException.class, () -> comment("one"))
                        .kind())
                .isEqualTo(FailureKind.UNAVAILABLE);

        comment("one");

        assertThat(github.state().comments()).hasSize(1);
    }
}
