package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.CommitOptions;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Proposal;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.testkit.servers.CountingProxy;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.testkit.servers.GiteaRepository;
import io.gitops4j.testkit.servers.GiteaRepository.CommitStatus;
import io.gitops4j.testkit.servers.GiteaServer;
import io.gitops4j.testkit.servers.GiteaUser;
import io.gitops4j.testkit.servers.RealGitea;
import io.gitops4j.testkit.servers.RequestCounts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The engine, its outbox and the Gitea reporter, with a repository on a real Gitea. */
@RealGitea
@DisplayName("Gitea is told")
class GiteaForgeIT {
    private static final ServiceId ORDERS = ServiceId.of("orders");

    @TempDir
    private Path folder;

    private CountingProxy proxy;
    private GiteaRepository shop;
    private GitRepo clone;
    private GitOpsEngine engine;
    private RequestCounts before;

    @BeforeEach
    void start(GiteaServer server) throws IOException {
        proxy = CountingProxy.to(server.address());
        before = proxy.requestCounts();
        GiteaUser ops = server.newUser("ops");
        shop = ops.createRepository("shop");
        clone = GitRepo.clone(shop.uriWithLogin(), folder.resolve("clone"));
        String token = "file:" + Files.writeString(folder.resolve("token"), ops.token());
        engine = GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("forge")
                        .workDirectory(folder.resolve("work"))
                        .source(
                                "shop",
                                PluginBinding.of(
                                        "git",
                                        Map.of(
                                                "url",
                                                shop.uri().toString(),
                                                "allowHttp",
                                                true,
                                                "username",
                                                ops.name(),
                                                "token",
                                                token)))
                        .environment(EnvironmentConfig.named("prod")
                                .target(PluginBinding.of(
                                        "directory",
                                        Map.of("path", folder.resolve("prod").toString())))
                                .build())
                        .reporter(
                                "gitea",
                                PluginBinding.of(
                                        "gitea",
                                        Map.of(
                                                "url",
                                                proxy.address().toString(),
                                                "repository",
                                                shop.fullName(),
                                                "token",
                                                token,
                                                "detailsUrl",
                                                "https://ops.example.com/{environment}/{commit}")))
                        .build())
                // Reports are on their way before a run returns.
                .executor(Runnable::run)
                .build();
    }

    @AfterEach
    void stop() {
        engine.close();
        proxy.close();
    }

    private static String manifest(String tag) {
        return """
                schema: "2"
                slug: orders
                namespace: shop
                image: registry.example.com/shop/orders
                deploy:
                  prod:
                    tag: %s
                """.formatted(tag);
    }

    private String push(String tag) {
        String commit = clone.commit(Map.of("orders/.weave.yaml", manifest(tag)));
        clone.push();
        shop.awaitBranch("main");
        return commit;
    }

    private String deployed() throws IOException {
        assertThat(engine.reconcile("prod").status()).isIn(RunStatus.APPLIED, RunStatus.IN_SYNC);
        return Files.readString(folder.resolve("prod/shop/orders.yaml"));
    }

    @Test
    @DisplayName("of a commit from pending to its end, at the commit")
    void statusesGoFromPendingToSuccess() throws IOException {
        String commit = push("1.0.0");
        deployed();

        String link = "https://ops.example.com/prod/" + commit;
        assertThat(shop.statuses(commit))
                .containsExactly(
                        new CommitStatus("gitops/prod", "success", "deployed orders", link),
                        new CommitStatus("gitops/prod", "pending", "deploying orders", link));
    }

    @Test
    @DisplayName("of a manifest that is wrong, at the commit that broke it")
    void aBadManifestIsAFailure() throws IOException {
        push("1.0.0");
        deployed();
        String broken = clone.commit(Map.of("orders/.weave.yaml", manifest("1.0.0") + "\nscaling: 3\n"));
        clone.push();
        engine.reconcile("prod");

        assertThat(shop.statuses(broken)).isNotEmpty().first().satisfies(status -> {
            assertThat(status.state()).isEqualTo("failure");
            assertThat(status.description()).startsWith("there is no key 'scaling' here");
        });
    }

    @Test
    @DisplayName("of a plan, by one comment of the pull request that is replaced in place")
    void aPlanIsOneComment() throws IOException {
        push("1.0.0");
        clone.git("checkout", "--quiet", "-b", "change");
        push("1.1.0");
        long number = shop.openPullRequest("Newer", "change", "main").number();

        engine.comment(engine.plan("prod"), "shop", number);
        assertThat(shop.comments(number))
                .singleElement()
                .satisfies(comment ->
                        assertThat(comment.text()).contains("Plan for prod").contains("orders"));
        long first = shop.comments(number).get(0).id();
        deployed();
        engine.comment(engine.plan("prod"), "shop", number);

        assertThat(shop.comments(number)).singleElement().satisfies(comment -> {
            assertThat(comment.id()).isEqualTo(first);
            assertThat(comment.text()).doesNotContain("create");
        });
    }

    @Test
    @DisplayName("of a rollback where the branch is protected, by a pull request whose merge deploys the earlier state")
    void aRollbackOfAProtectedBranchIsAPullRequest() throws IOException {
        push("1.0.0");
        String earlier = deployed();
        long good = engine.history(HistoryQuery.of("prod", ORDERS)).get(0).number();
        push("1.0.1");
        assertThat(deployed()).isNotEqualTo(earlier);
        shop.protect("main", Set.of());
        assertThatThrownBy(() -> engine.rollback("prod", ORDERS, good, CommitOptions.defaults()))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining("name a branch for a pull request");

        Proposal proposal = engine.rollback(
                "prod",
                ORDERS,
                good,
                CommitOptions.defaults()
                        .because("@all: 1.0.1 loses <b>orders</b>")
                        .asPullRequest("rollback/orders"));

        long number = proposal.pullRequest().orElseThrow().number();
        assertThat(proposal.pullRequest().orElseThrow().url()).endsWith(shop.fullName() + "/pulls/" + number);
        assertThat(proposal.branch()).contains("rollback/orders");
        assertThat(shop.pullRequest(number).head())
                .isEqualTo(proposal.revision().id());
        assertThat(shop.text(number))
                .startsWith("Roll orders in prod back to deployment " + good + "\n")
                .contains("&#64;all: 1.0.1 loses &lt;b&gt;orders&lt;/b&gt;")
                .contains("Gitops-Deployment: " + good);
        assertThat(deployed()).as("nothing is deployed before the merge").isNotEqualTo(earlier);

        shop.merge(number);
        assertThat(deployed()).isEqualTo(earlier);
    }

    @Test
    @DisplayName("by a pull request only where something changes, and an outage is told with the branch that is left")
    void aPullRequestNeedsAChangeAndAForge() throws IOException {
        push("1.0.0");
        deployed();
        Proposal same =
                engine.release("prod", ORDERS, "1.0.0", CommitOptions.defaults().asPullRequest("release/same"));
        assertThat(same.branch()).isEmpty();
        assertThat(same.pullRequest()).isEmpty();

        proxy.cut();
        assertThatThrownBy(() -> engine.release(
                        "prod", ORDERS, "1.1.0", CommitOptions.defaults().asPullRequest("release/new")))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNAVAILABLE))
                .hasMessageContaining("the commit is on the branch 'release/new'")
                .hasMessageContaining("open it by hand");
        assertThat(clone.git("ls-remote", "origin", "refs/heads/release/*")).contains("refs/heads/release/new");
    }

    @Test
    @DisplayName("with as few requests as docs/forges.md says, and with none where nothing is new")
    void requestsAreThoseOfTheTableInTheDocs() throws IOException {
        String docs = Files.readString(Path.of("../docs/forges.md"));
        push("1.0.0");
        deployed();
        assertRow(docs, "a deployment that Gitea sees step by step");

        clone.commit(Map.of("README.md", "hello"));
        clone.push();
        deployed();
        assertRow(docs, "a commit that changes nothing, at Gitea");

        for (int run = 0; run < 20; run++) {
            engine.reconcile("prod");
        }
        assertRow(docs, "runs without news, at Gitea");

        clone.git("checkout", "--quiet", "-b", "change");
        push("1.1.0");
        long number = shop.openPullRequest("Newer", "change", "main").number();
        engine.comment(engine.plan("prod"), "shop", number);
        assertRow(docs, "the first plan at a pull request, at Gitea");

        CommitOptions asPullRequest = CommitOptions.defaults().asPullRequest("release/orders");
        engine.release("prod", ORDERS, "1.2.0", asPullRequest);
        assertRow(docs, "a release by a pull request, at Gitea");
    }

    /** What was asked since the last row, requests and of these writes, stands in a table like this. */
    private void assertRow(String docs, String what) {
        RequestCounts asked = proxy.requestCounts().since(before);
        before = proxy.requestCounts();
        long writes = asked.only(request -> !request.startsWith("GET ")).total();
        assertThat(docs.lines().filter(line -> line.startsWith("| " + what + " |")))
                .as("the row for %s", asked)
                .containsExactly("| " + what + " | " + asked.total() + " | " + writes + " |");
    }
}
