package io.gitops4j.forge.github;

import static io.gitops4j.forge.github.Reports.CONTEXT;
import static io.gitops4j.forge.github.Reports.FIRST;
import static io.gitops4j.forge.github.Reports.ended;
import static io.gitops4j.forge.github.Reports.report;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.forge.github.server.GitHubServer;
import io.gitops4j.forge.github.server.GitHubServer.Script;
import io.gitops4j.forge.github.server.GitHubState;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeService;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.VirtualClock;
import java.nio.charset.StandardCharsets;
import java.security.Signature;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An App: how it logs in, and its check runs. */
final class GitHubAppTest {
    private final VirtualClock clock = VirtualClock.create();
    private final GitHubServer github = GitHubServer.start(clock);
    private final GitHubReporter reporter = reporter(Keys.pkcs1(), GitHubOptions.Show.CHECKS);
    private final TestOperation operation = TestOperation.live();

    @AfterEach
    void close() {
        reporter.close();
        github.close();
        assertThat(github.wrong())
                .as("what GitHub's description and limits do not allow")
                .isEmpty();
    }

    private GitHubReporter reporter(String key, GitHubOptions.Show... show) {
        GitHubLogin.App app =
                new GitHubLogin.App(String.valueOf(GitHubState.APP), Secret.of(() -> key), Optional.empty());
        return new GitHubReporter(GitHubOptions.builder(
                        GitHubConnection.as(app).withApi(github.api()).withClock(clock))
                .repository("shop/apps")
                .path("services")
                .show(EnumSet.copyOf(List.of(show)))
                .build());
    }

    private static ForgeReport failure(int findings) {
        List<Diagnostic> found = new ArrayList<>();
        for (int line = 1; line <= findings; line++) {
            found.add(Diagnostic.error("WAML-TYPE")
                    .at(new Position("cart/.weave.yaml", line, 7))
                    .path("deploy.replicas")
                    .what("integer expected, got @everyone <b>" + line + "</b>")
                    .remedy("write a number")
                    .build());
        }
        return report(FIRST, ForgeState.FAILURE)
                .services(List.of(new ForgeService(ServiceId.of("cart"), "invalid", found)))
                .total(3)
                .build();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aSignedRequestGetsTheTokenOfTheInstallation(boolean pkcs1) throws Exception {
        try (GitHubReporter app = reporter(pkcs1 ? Keys.pkcs1() : Keys.pkcs8(), GitHubOptions.Show.STATUSES)) {
            app.report(ended(FIRST, ForgeState.SUCCESS), operation);
        }

        assertThat(github.requests())
                .startsWith(
                        "GET /repos/{owner}/{repo}/installation",
                        "POST /app/installations/{installation_id}/access_tokens");
        String[] jwt = github.signedLogin().substring("Bearer ".length()).split("\\.", -1);
        Signature check = Signature.getInstance("SHA256withRSA");
        check.initVerify(Keys.PAIR.getPublic());
        check.update((jwt[0] + "." + jwt[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(check.verify(Base64.getUrlDecoder().decode(jwt[2]))).isTrue();
        JsonNode claims = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(jwt[1]));
        assertThat(claims.path("iss").asText()).isEqualTo(String.valueOf(GitHubState.APP));
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong())
                .isLessThanOrEqualTo(Duration.ofMinutes(10).toSeconds());
    }

    @Test
    void aTokenIsKeptUntilShortlyBeforeItsEnd() {
        reporter.report(ended(FIRST, ForgeState.SUCCESS), operation);
        clock.advance(Duration.ofMinutes(54));
        reporter.report(ended(FIRST, ForgeState.FAILURE), operation);
        assertThat(tokensAskedFor()).isEqualTo(1);

        clock.advance(Duration.ofMinutes(2));
        reporter.report(ended(FIRST, ForgeState.SUCCESS), operation);

        assertThat(tokensAskedFor()).isEqualTo(2);
    }

    @Test
    void f26_aTokenThatIsNotAcceptedIsRenewedOnce() {
        reporter.report(ended(FIRST, ForgeState.SUCCESS), operation);
        github.state().revokeTokens();

        reporter.report(ended(FIRST, ForgeState.FAILURE), operation);
        assertThat(tokensAskedFor()).isEqualTo(2);

        Script refused = Script.answer(401, "Bad credentials");
        github.next(refused, Script.pass(), Script.pass(), refused);
        GitOpsException failure = catchThrowableOfType(
                GitOpsException.class, () -> reporter.report(ended(FIRST, ForgeState.SUCCESS), operation));
        assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
    }

    private long tokensAskedFor() {
        return github.requests().stream()
                .filter(request -> request.endsWith("/access_tokens"))
                .count();
    }

    @Test
    void i9_aKeyThatIsNoneIsToldWithoutItsText() {
        try (GitHubReporter broken = reporter("canary-5c", GitHubOptions.Show.STATUSES)) {
            GitOpsException failure = catchThrowableOfType(
                    GitOpsException.class, () -> broken.report(ended(FIRST, ForgeState.SUCCESS), operation));

            assertThat(failure.kind()).isEqualTo(FailureKind.AUTH);
            assertThat(failure).hasMessageContaining("privateKey").hasMessageNotContaining("canary");
        }
    }

    @Test
    void aCheckRunGoesFromUnderWayToItsEnd() {
        reporter.report(report(FIRST, ForgeState.PENDING).build(), operation);
        reporter.report(report(FIRST, ForgeState.IN_PROGRESS).build(), operation);
        assertThat(github.state().checks()).singleElement().satisfies(check -> {
            assertThat(check.path("name").asText()).isEqualTo(CONTEXT);
            assertThat(check.path("status").asText()).isEqualTo("in_progress");
        });

        reporter.report(ended(FIRST, ForgeState.SUCCESS), operation);

        assertThat(github.state().checks()).singleElement().satisfies(check -> {
            assertThat(check.path("status").asText()).isEqualTo("completed");
            assertThat(check.path("conclusion").asText()).isEqualTo("success");
        });
    }

    @Test
    void findingsStandAtTheLinesOfTheManifest() {
        reporter.report(failure(2), operation);

        ObjectNode check = github.state().checks().get(0);
        assertThat(check.path("conclusion").asText()).isEqualTo("failure");
        List<JsonNode> annotations = github.state().annotations(check.path("id").asLong());
        assertThat(annotations).hasSize(2);
        JsonNode first = annotations.get(0);
        assertThat(first.path("path").asText()).isEqualTo("services/cart/.weave.yaml");
        assertThat(first.path("start_line").asInt()).isEqualTo(1);
        assertThat(first.path("start_column").asInt()).isEqualTo(7);
        assertThat(first.path("annotation_level").asText()).isEqualTo("failure");
        assertThat(first.path("title").asText()).isEqualTo("WAML-TYPE");
        assertThat(first.path("message").asText()).contains("integer expected").contains("Do: write a number");
    }

    @Test
    void b54_mentionsAndMarkupAreTextInACheckRun() {
        reporter.report(failure(1), operation);

        String summary =
                github.state().checks().get(0).path("output").path("summary").asText();
        assertThat(summary)
                .contains("&#64;everyone &lt;b&gt;1&lt;/b&gt;")
                .doesNotContain("@everyone")
                .doesNotContain("<b>");
    }

    @Test
    void moreThanFiftyFindingsTakeTwoRequestsAndAHundredAreTheMost() {
        reporter.report(failure(120), operation);

        assertThat(github.state()
                        .annotations(github.state().checks().get(0).path("id").asLong()))
                .hasSize(100)
                .doesNotHaveDuplicates();
        assertThat(github.writes()).hasSize(2);
    }

    @Test
    void f54_theRestOfTheFindingsFollowsAfterALoss() {
        github.next(Script.pass(), Script.pass(), Script.pass(), Script.pass(), Script.answer(502, "bad gateway"));
        assertThat(catchThrowableOfType(GitOpsException.class, () -> reporter.report(failure(80), operation))
                        .kind())
                .isEqualTo(FailureKind.UNAVAILABLE);

        reporter.report(failure(80), operation);

        assertThat(github.state().checks()).hasSize(1);
        assertThat(github.state()
                        .annotations(github.state().checks().get(0).path("id").asLong()))
                .hasSize(80)
                .doesNotHaveDuplicates();
    }

    @Test
    void aNewVerdictIsANewRunAndTheSameOneIsNone() {
        reporter.report(failure(1), operation);
        reporter.report(failure(1), operation);
        assertThat(github.state().checks()).hasSize(1);

        reporter.report(ended(FIRST, ForgeState.SUCCESS), operation);
        try (GitHubReporter another = reporter(Keys.pkcs8(), GitHubOptions.Show.CHECKS)) {
            another.report(ended(FIRST, ForgeState.SUCCESS), operation);
        }

        assertThat(github.state().checks()).hasSize(2);
        assertThat(github.state().checks().get(1).path("conclusion").asText()).isEqualTo("success");
    }
}
