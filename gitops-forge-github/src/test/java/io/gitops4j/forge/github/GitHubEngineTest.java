package io.gitops4j.forge.github;

import static io.gitops4j.forge.github.Reports.CONTEXT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Revision;
import io.gitops4j.api.RunStatus;
import io.gitops4j.forge.github.server.GitHubServer;
import io.gitops4j.forge.github.server.GitHubState;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.spi.Secret;
import io.gitops4j.testkit.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine, its outbox and the reporter together. */
final class GitHubEngineTest {
    private final VirtualClock clock = VirtualClock.create();
    private final GitHubServer github = GitHubServer.start(clock);

    @TempDir
    private Path directory;

    @AfterEach
    void close() {
        github.close();
        assertThat(github.wrong())
                .as("what GitHub's description and limits do not allow")
                .isEmpty();
    }

    private GitHubReporter withToken() {
        return Reports.reporter(Reports.connection(github.api(), clock));
    }

    private GitHubReporter asApp() {
        GitHubLogin.App app =
                new GitHubLogin.App(String.valueOf(GitHubState.APP), Secret.of(Keys::pkcs8), Optional.empty());
        return new GitHubReporter(GitHubOptions.builder(
                        GitHubConnection.as(app).withApi(github.api()).withClock(clock))
                .repository("shop/apps")
                .build());
    }

    @Test
    void anHourWithoutGitHubDelaysNoDeploymentAndEveryStatusIsRightAfterwards() {
        try (ForgeReporter reporter = withToken();
                Shop shop = new Shop(clock, directory, reporter)) {
            shop.push(1);
            github.down(true);
            for (int version = 2; version <= 61; version++) {
                Instant before = clock.instant();
                assertThat(shop.push(version).status()).isEqualTo(RunStatus.APPLIED);
                assertThat(clock.instant()).as("nothing waited").isEqualTo(before);
                clock.advance(Duration.ofMinutes(1));
            }
            assertThat(github.state().deployments("prod")).hasSize(1);

            github.down(false);
            for (int minute = 0; minute < 20; minute++) {
                clock.advance(Duration.ofMinutes(1));
                shop.engine.reconcile("prod");
            }

            List<String> pushed = new ArrayList<>(
                    shop.source.history().stream().map(Revision::id).toList());
            Collections.reverse(pushed);
            assertThat(pushed)
                    .hasSize(61)
                    .allSatisfy(commit ->
                            assertThat(github.state().statuses(commit, CONTEXT)).endsWith("success: deployed cart"));
            List<String> deployments = github.state().deployments("prod");
            assertThat(deployments)
                    .extracting(deployment -> deployment.substring(0, 4))
                    .as("in the order of the pushes")
                    .isEqualTo(pushed.stream()
                            .map(commit -> commit.substring(0, 4))
                            .toList());
            assertThat(deployments.get(60)).endsWith("[success]");
            assertThat(deployments.subList(1, 60))
                    .allSatisfy(deployment -> assertThat(deployment).endsWith("[success, inactive]"));
        }
    }

    @Test
    void requestsAreThoseOfTheTableInTheDocs() throws IOException {
        String docs = Files.readString(Path.of("../docs/forges.md"));
        try (ForgeReporter reporter = withToken();
                Shop shop = new Shop(clock, directory.resolve("token"), reporter)) {
            shop.push(1);
            assertThat(docs).contains(row("a deployment that GitHub sees step by step, with a token"));
            github.down(true);
            shop.push(2);
            github.down(false);
            clock.advance(Duration.ofMinutes(10));
            shop.engine.reconcile("prod");
            // The outage cost one request, which failed.
            github.forgetRequests();
            github.down(true);
            shop.push(3);
            github.down(false);
            clock.advance(Duration.ofMinutes(10));
            begin();
            shop.engine.reconcile("prod");
            assertThat(docs).contains(row("a deployment whose end is all that is told, with a token"));

            begin();
            shop.source.change("README.md", "hello");
            shop.engine.reconcile("prod");
            assertThat(docs).contains(row("a commit that changes nothing, with a token"));

            begin();
            for (int run = 0; run < 100; run++) {
                shop.engine.reconcile("prod");
            }
            assertThat(docs).contains(row("a run without news"));
        }
    }

    @Test
    void requestsOfAnAppAreThoseOfTheTableInTheDocs() throws IOException {
        String docs = Files.readString(Path.of("../docs/forges.md"));
        try (ForgeReporter reporter = asApp();
                Shop shop = new Shop(clock, directory, reporter)) {
            shop.push(1);
            assertThat(github.requests().stream()
                            .filter(request -> request.endsWith("/access_tokens") || request.endsWith("/installation")))
                    .hasSize(2);
            begin();
            shop.push(2);
            assertThat(docs).contains(row("a deployment that GitHub sees step by step, as an App"));
        }
    }

    @Test
    void aPlanCostsWhatTheTableInTheDocsSays() throws IOException {
        String docs = Files.readString(Path.of("../docs/forges.md"));
        try (ForgeReporter reporter = withToken();
                Shop shop = new Shop(clock, directory, reporter)) {
            shop.source.change("cart.version", "1.0");
            shop.engine.comment(shop.engine.plan("prod"), "apps", 7);
            assertThat(docs).contains(row("the first plan at a pull request without comments"));
            begin();
            shop.source.change("cart.version", "1.1");
            shop.engine.comment(shop.engine.plan("prod"), "apps", 7);
            assertThat(docs).contains(row("the next plan there"));
        }
    }

    private long writesBefore;

    private void begin() {
        github.forgetRequests();
        writesBefore = github.writes().size();
    }

    private String row(String what) {
        return "| " + what + " | " + github.requests().size() + " | "
                + (github.writes().size() - writesBefore) + " |";
    }
}
