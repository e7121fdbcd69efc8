package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.testkit.servers.CountingProxy;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.testkit.servers.GiteaRepository;
import io.gitops4j.testkit.servers.GiteaRepository.Comment;
import io.gitops4j.testkit.servers.GiteaRepository.CommitStatus;
import io.gitops4j.testkit.servers.GiteaServer;
import io.gitops4j.testkit.servers.GiteaUser;
import io.gitops4j.testkit.servers.RealGitea;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the one jar tells a real Gitea and a receiver of notices, each command a process of its own. */
@RealGitea
class MessagesIT {
    private static final String SECRET = "a shared secret";

    @TempDir
    private Path folder;

    private GiteaUser ops;
    private CountingProxy forge;
    private Inbox inbox;
    private GiteaRepository shop;
    private GitRepo clone;

    @BeforeEach
    void start(GiteaServer server) throws IOException {
        forge = CountingProxy.to(server.address());
        inbox = new Inbox();
        ops = server.newUser("ops");
        shop = ops.createRepository("shop");
        clone = GitRepo.clone(shop.uriWithLogin(), folder.resolve("clone"));
        configure(forge.address().toString());
    }

    @AfterEach
    void stop() {
        inbox.close();
        forge.close();
    }

    private void configure(String forgeAddress) throws IOException {
        Files.writeString(
                folder.resolve("gitops.yaml"), """
                owner: shop
                workDirectory: work
                sources:
                  services:
                    provider: git
                    options: {url: "%s", allowHttp: true, username: "%s", token: env:FORGE_TOKEN}
                environments:
                  production: {target: directory, options: {path: deployed}}
                  staging: {target: directory, options: {path: staged}}
                reporters:
                  forge:
                    provider: gitea
                    options: {url: "%s", repository: "%s", token: env:FORGE_TOKEN}
                notifiers:
                  pager:
                    provider: webhook
                    options: {url: env:PAGER_URL, secret: env:PAGER_SECRET}
                """.formatted(shop.uri(), ops.name(), forgeAddress, shop.fullName()));
    }

    private Recorded run(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of(Program.java().toString(), "-jar", Program.jar().toString()));
        command.addAll(Arrays.asList(args));
        Map<String, String> variables =
                Map.of("FORGE_TOKEN", ops.token(), "PAGER_URL", inbox.address(), "PAGER_SECRET", SECRET);
        try (Program program = Program.start(folder, variables, command)) {
            return program.end();
        }
    }

    private String push(String tag) {
        String commit = clone.commit(Map.of("catalog/.weave.yaml", Shop.manifest("catalog", tag)));
        clone.push();
        shop.awaitBranch("main");
        return commit;
    }

    private List<CommitStatus> statuses(String commit) {
        return shop.statuses(commit);
    }

    private Path deployed() {
        return folder.resolve("deployed/shop/catalog.yaml");
    }

    @Test
    void applyTellsTheForgeAtTheCommitAndNobodyWhereAllIsWell() throws Exception {
        String commit = push("1.0.0");

        Recorded apply = run("apply", "production");

        assertThat(apply.code()).isZero();
        assertThat(apply.out()).startsWith("  ~ catalog: deployed\n");
        assertThat(apply.err()).isEmpty();
        assertThat(statuses(commit).get(0))
                .isEqualTo(new CommitStatus("gitops/production", "success", "deployed catalog", ""));
        assertThat(inbox.received()).isEmpty();
    }

    @Test
    void aFailedDeploymentIsToldToBothAndTheNoticeIsSigned() throws Exception {
        String commit = push("1.0.0");
        // Somebody else's file is where the service belongs.
        Files.createDirectories(deployed().getParent());
        Files.writeString(deployed(), "mine: true\n");

        Recorded apply = run("apply", "production");

        assertThat(apply.code()).isEqualTo(ExitCode.FAILED);
        assertThat(apply.err()).isEmpty();
        assertThat(statuses(commit).get(0).state()).isEqualTo("failure");
        assertThat(inbox.received()).singleElement().satisfies(notice -> {
            assertThat(notice.signature()).isEqualTo(notice.expected(SECRET));
            assertThat(notice.json().path("environment").asText()).isEqualTo("production");
            assertThat(notice.json().at("/entries/0/kind").asText()).isEqualTo("failure");
            assertThat(notice.json().at("/entries/0/service").asText()).isEqualTo("catalog");
            assertThat(notice.json().at("/entries/0/commit/id").asText()).isEqualTo(commit);
        });
    }

    @Test
    void aForgeThatIsDownChangesNoExitCodeAndIsToldByTheNextRun() throws Exception {
        String commit = push("1.0.0");
        forge.cut();

        Recorded apply = run("apply", "production");

        assertThat(apply.code()).isZero();
        assertThat(apply.out()).startsWith("  ~ catalog: deployed\n");
        assertThat(apply.err().lines()).hasSize(2);
        assertThat(apply.err().lines().toList().get(0)).startsWith("FORGE-UNREACHABLE ");
        assertThat(apply.err().lines().toList().get(1))
                .isEqualTo("CLI-UNTOLD: 1 message to forges is still in the queue under work. "
                        + "Do: keep that folder: the next gitops apply with it sends them.");
        assertThat(deployed()).exists();
        assertThat(statuses(commit)).isEmpty();

        forge.restore();
        Recorded next = run("apply", "production");

        assertThat(next.code()).isZero();
        assertThat(next.out()).contains("production: in sync");
        assertThat(next.err()).isEmpty();
        assertThat(statuses(commit).get(0).state()).isEqualTo("success");
    }

    @Test
    void whatOnlyReadsAndWhatOnlyCommitsSendsNothing() throws Exception {
        push("1.0.0");
        forge.cut();
        run("apply", "production");
        forge.restore();
        long before = forge.requestCounts().total();

        assertThat(run("status", "production").code()).isZero();
        assertThat(run("history", "production").code()).isZero();
        assertThat(run("plan", "production").code()).isZero();
        assertThat(run("release", "production", "catalog", "1.1.0").code()).isZero();
        assertThat(run("promote", "catalog", "--from", "production", "--to", "staging")
                        .code())
                .isZero();
        assertThat(run("rollback", "production", "catalog", "--to", "1").code()).isZero();

        assertThat(forge.requestCounts().total()).isEqualTo(before);
    }

    @Test
    void aPlanOfAPullRequestIsShownThereAndReplacedInPlace() throws Exception {
        String deployed = push("1.0.0");
        run("apply", "production");
        clone.git("checkout", "--quiet", "-b", "newer");
        push("1.1.0");
        long number = shop.openPullRequest("Newer", "newer", "main").number();

        Recorded plan =
                run("plan", "production", "--ref", "refs/pull/" + number + "/head", "--pull-request", "" + number);

        assertThat(plan.code()).isZero();
        assertThat(plan.out()).contains("  ~ catalog: change\n", "production: changes are pending");
        assertThat(plan.err()).isEmpty();
        List<Comment> first = shop.comments(number);
        assertThat(first)
                .singleElement()
                .satisfies(comment -> assertThat(comment.text()).contains("Plan for production", "catalog"));

        String head = push("1.2.0");
        assertThat(run("plan", "production", "--ref", "newer", "--pull-request", "" + number)
                        .code())
                .isZero();

        assertThat(shop.comments(number)).singleElement().satisfies(comment -> {
            assertThat(comment.id()).isEqualTo(first.get(0).id());
            assertThat(comment.text()).contains("example/catalog:1.2.0").doesNotContain("1.1.0");
        });
        assertThat(statuses(head)).as("of what nobody deploys").isEmpty();
        assertThat(run("apply", "production").out()).contains("production: in sync");
        assertThat(statuses(deployed).get(0).state()).isEqualTo("success");
    }

    @Test
    void aPlanForAForgeThatIsDownEndsAsWithoutIt() throws Exception {
        push("1.0.0");
        forge.cut();

        Recorded plan = run("plan", "production", "--detailed-exitcode", "--pull-request", "1");

        assertThat(plan.code()).isEqualTo(ExitCode.CHANGES);
        assertThat(plan.out()).contains("production: changes are pending");
        assertThat(plan.err())
                .contains("FORGE-UNREACHABLE ", "\nCLI-UNTOLD: 1 message to forges is still in the queue");
    }

    @Test
    void aForgeThatNeverAnswersIsNotWaitedForLong() throws Exception {
        String commit = push("1.0.0");
        try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            configure("http://127.0.0.1:" + silent.getLocalPort());

            Recorded apply = run("apply", "production");

            assertThat(apply.code()).isZero();
            assertThat(apply.err()).startsWith("CLI-UNTOLD: 1 message to forges is still in the queue under work.");
        }
        assertThat(statuses(commit)).isEmpty();
    }
}
