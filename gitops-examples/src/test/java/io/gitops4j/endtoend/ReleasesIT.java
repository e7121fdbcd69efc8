package io.gitops4j.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsBuilder;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.CommitOptions;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Proposal;
import io.gitops4j.api.PullRequest;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.examples.ReleaseAndRollback;
import io.gitops4j.spi.ForgeReporter;
import io.gitops4j.testkit.InMemoryForge;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.GitRepo;
import io.gitops4j.testkit.servers.RealGit;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Releases, promotions and rollbacks as commits, pushed over HTTP to git's own server and deployed from there. */
@RealGit
class ReleasesIT {
    private static final ServiceId ORDERS = ServiceId.of("orders");
    private static final String MANIFEST = """
            # Orders. Ask Ann before you change this.
            schema: "2"
            slug: orders
            namespace: shop
            image: registry.example.com/shop/orders
            defaults:
            - match: "*"
              env: [{name: LEVEL, value: info}]   # all of them
            deploy:
              dev:
                tag: 1.1.0   # newest
              prod:
                tag: 1.0.0   # released on Monday
                scaling: {replicas: 3}
            """;

    @TempDir
    Path folder;

    private GitHttpServer server;
    private String name;
    private GitRepo clone;
    private GitOpsEngine engine;

    @BeforeEach
    void start(GitHttpServer running) {
        server = running;
        name = folder.getFileName().toString();
        URI url = server.createRepository(name);
        clone = GitRepo.clone(url, folder.resolve("clone"));
        push(Map.of("orders/.weave.yaml", MANIFEST, "README.md", "Shop"));
        engine = engine(url, "engine");
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    @DisplayName("a release is a commit that changes one value, and the next run deploys it")
    void releaseIsACommit() throws IOException {
        deploy("prod");
        Proposal proposal = ReleaseAndRollback.release(engine, "prod", ORDERS, "1.0.1");
        pull();
        assertThat(proposal.revision().id()).isEqualTo(clone.head());
        assertThat(manifest()).isEqualTo(MANIFEST.replace("tag: 1.0.0 ", "tag: 1.0.1 "));
        assertThat(clone.git("log", "-1", "--format=%an <%ae>%n%cn%n%B")).isEqualTo("""
                Ann <ann@example.com>
                GitOps4J
                Release orders 1.0.1 to prod

                Fixes totals.

                Gitops-Action: release
                Gitops-Service: orders
                Gitops-Environment: prod
                Gitops-Tag: 1.0.1""");
        assertThat(clone.git("log", "-1", "--format=%(trailers:key=Gitops-Tag,valueonly)"))
                .isEqualTo("1.0.1");
        assertThat(deploy("prod")).contains("shop/orders:1.0.1");
        assertThat(deploy("dev")).contains("shop/orders:1.1.0");
    }

    @Test
    @DisplayName("what is declared already needs no commit")
    void sameTagIsNoCommit() {
        Proposal proposal = engine.release("prod", ORDERS, "1.0.0", CommitOptions.defaults());
        assertThat(proposal.revision().id()).isEqualTo(clone.head());
    }

    @Test
    @DisplayName("a promotion takes the tag that another environment declares")
    void promotes() throws IOException {
        engine.promote(ORDERS, "dev", "prod", CommitOptions.defaults());
        pull();
        assertThat(manifest()).isEqualTo(MANIFEST.replace("tag: 1.0.0 ", "tag: 1.1.0 "));
        assertThat(clone.git("log", "-1", "--format=%s")).isEqualTo("Promote orders 1.1.0 from dev to prod");
    }

    @Test
    @DisplayName("a rollback brings back exactly what a deployment brought, and touches nothing else")
    void rollsBack() throws IOException {
        String first = deploy("prod");
        long good = newestDeployment();
        String changed = MANIFEST.replace("{replicas: 3}", "{replicas: 5}").replace("tag: 1.0.0 ", "tag: 1.0.2 ");
        push(Map.of("orders/.weave.yaml", changed));
        assertThat(deploy("prod")).isNotEqualTo(first);
        push(Map.of("README.md", "Shop, newer"));

        ReleaseAndRollback.rollback(engine, "prod", ORDERS);
        pull();
        assertThat(manifest()).isEqualTo(MANIFEST);
        assertThat(clone.git("show", "--format=", "--name-only")).isEqualTo("orders/.weave.yaml");
        assertThat(clone.git("log", "-1", "--format=%(trailers:key=Gitops-Deployment,valueonly)"))
                .isEqualTo(Long.toString(good));
        assertThat(deploy("prod")).isEqualTo(first);
    }

    @Test
    @DisplayName("a rollback of a tag keeps what was changed for other environments since")
    void rollsBackTheTagAlone() throws IOException {
        deploy("prod");
        long good = newestDeployment();
        String changed = MANIFEST.replace("tag: 1.0.0 ", "tag: 1.0.2 ").replace("tag: 1.1.0 ", "tag: 1.2.0 ");
        push(Map.of("orders/.weave.yaml", changed));
        deploy("prod");
        engine.rollback("prod", ORDERS, good, CommitOptions.defaults());
        pull();
        assertThat(manifest()).isEqualTo(changed.replace("tag: 1.0.2 ", "tag: 1.0.0 "));
    }

    @Test
    @DisplayName("a rollback that would change another environment is refused, and nothing is written")
    void refusesWhatOthersShare() {
        deploy("prod");
        long good = newestDeployment();
        push(Map.of("orders/.weave.yaml", MANIFEST.replace("value: info", "value: debug")));
        deploy("prod");
        String head = clone.head();
        assertThatThrownBy(() -> engine.rollback("prod", ORDERS, good, CommitOptions.defaults()))
                .isInstanceOf(GitOpsException.class)
                .hasMessage(
                        "RELEASE-ROLLBACK orders/.weave.yaml: the earlier text for orders in prod would change orders in"
                                + " dev too. Do: git revert the commits since, or change the manifest by hand.");
        pull();
        assertThat(clone.head()).isEqualTo(head);
    }

    @Test
    @DisplayName("releases of several engines at once follow each other, and none is lost")
    void noneIsLost() throws Exception {
        List<String> services = List.of("a", "b", "c", "d");
        for (String service : services) {
            push(Map.of(service + "/.weave.yaml", MANIFEST.replace("slug: orders", "slug: " + service)));
        }
        CyclicBarrier together = new CyclicBarrier(services.size());
        ExecutorService pool = Executors.newFixedThreadPool(services.size());
        List<GitOpsEngine> engines = new ArrayList<>();
        try {
            List<Callable<Proposal>> calls = new ArrayList<>();
            for (String service : services) {
                GitOpsEngine own = engine(server.uri(name), "engine-" + service);
                engines.add(own);
                calls.add(() -> {
                    together.await();
                    return own.release("prod", ServiceId.of(service), "2.0.0", CommitOptions.defaults());
                });
            }
            for (Future<Proposal> call : pool.invokeAll(calls)) {
                call.get();
            }
        } finally {
            engines.forEach(GitOpsEngine::close);
            pool.shutdown();
        }
        pull();
        for (String service : services) {
            assertThat(Files.readString(clone.folder().resolve(service + "/.weave.yaml")))
                    .contains("tag: 2.0.0   # released on Monday");
        }
        assertThat(clone.git("log", "-4", "--merges", "--format=%H")).isEmpty();
    }

    @Test
    @DisplayName("a protected branch refuses the commit with the way out, which is a branch for a pull request")
    void protectedBranch() throws IOException {
        Path hook = server.folder(name).resolve("hooks/update");
        Files.createDirectories(hook.getParent());
        Files.writeString(hook, "#!/bin/sh\nif [ \"$1\" = refs/heads/main ]; then echo protected >&2; exit 1; fi\n");
        Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
        assertThatThrownBy(() -> engine.release("prod", ORDERS, "2.0.0", CommitOptions.defaults()))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
                .hasMessageContaining("does not take the commit")
                .hasMessageContaining("name a branch for a pull request");

        Proposal proposal = ReleaseAndRollback.propose(engine, "prod", ORDERS, "2.0.0");
        assertThat(proposal.branch()).contains("release/orders-2.0.0");
        clone.git("fetch", "-q", "origin");
        assertThat(clone.git("show", "origin/release/orders-2.0.0:orders/.weave.yaml"))
                .contains("tag: 2.0.0 ");
        assertThat(clone.git("show", "origin/main:orders/.weave.yaml")).contains("tag: 1.0.0 ");
        assertThatThrownBy(() -> engine.release(
                        "prod", ORDERS, "2.1.0", CommitOptions.defaults().onBranch("release/orders-2.0.0")))
                .hasMessageContaining("the branch 'release/orders-2.0.0' is there already");
    }

    @Test
    @DisplayName(
            "a pull request is opened by the reporter that knows the repository, and where none does nothing is pushed")
    void asAPullRequest() {
        CommitOptions asPullRequest =
                CommitOptions.defaults().because("@all: <b>faster</b>").asPullRequest("release/orders");
        assertThatThrownBy(() -> engine.release("prod", ORDERS, "2.0.0", asPullRequest))
                .isInstanceOfSatisfying(
                        GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.UNSUPPORTED))
                .hasMessageContaining("no reporter of 'prod' opens pull requests for the source 'shop'");
        assertThat(clone.git("ls-remote", "origin", "refs/heads/release/*")).isEmpty();

        InMemoryForge forge = new InMemoryForge().repository("shop", "acme/shop");
        try (GitOpsEngine telling = engine(server.uri(name), "telling", forge)) {
            Proposal same = telling.release("prod", ORDERS, "1.0.0", asPullRequest);
            assertThat(same.branch()).as("nothing to merge").isEmpty();
            assertThat(same.pullRequest()).isEmpty();
            assertThat(forge.opened()).isEmpty();

            Proposal proposal = telling.release("prod", ORDERS, "2.0.0", asPullRequest);
            assertThat(proposal.pullRequest()).contains(new PullRequest(1, ""));
        }
        assertThat(forge.opened()).singleElement().satisfies(opened -> {
            assertThat(opened.branch()).isEqualTo("release/orders");
            assertThat(opened.into()).contains("main");
            assertThat(opened.title()).isEqualTo("Release orders 2.0.0 to prod");
            assertThat(opened.markdown())
                    .startsWith("&#64;all: &lt;b&gt;faster&lt;/b&gt;\n\n- Gitops-Action: release\n");
        });
    }

    private GitOpsEngine engine(URI url, String work, ForgeReporter... reporters) {
        GitOpsBuilder builder = GitOps.builder();
        for (ForgeReporter reporter : reporters) {
            builder.reporter("forge", reporter);
        }
        return builder.config(GitOpsConfig.builder()
                        .owner("releases")
                        .workDirectory(folder.resolve(work))
                        .source("shop", PluginBinding.of("git", Map.of("url", url.toString(), "allowHttp", true)))
                        .environment(environment("dev"))
                        .environment(environment("prod"))
                        .build())
                .build();
    }

    private EnvironmentConfig environment(String environment) {
        return EnvironmentConfig.named(environment)
                .target(PluginBinding.of(
                        "directory", Map.of("path", folder.resolve(environment).toString())))
                .build();
    }

    /** Deploys, and returns what is there then. */
    private String deploy(String environment) {
        assertThat(engine.reconcile(environment).status()).isIn(RunStatus.APPLIED, RunStatus.IN_SYNC);
        try {
            return Files.readString(folder.resolve(environment).resolve("shop/orders.yaml"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private long newestDeployment() {
        List<Deployment> deployments = engine.history(HistoryQuery.of("prod", ORDERS));
        return deployments.get(0).number();
    }

    private void push(Map<String, String> files) {
        clone.commit(files);
        clone.push();
    }

    private void pull() {
        clone.git("pull", "-q", "--ff-only");
    }

    private String manifest() throws IOException {
        return Files.readString(clone.folder().resolve("orders/.weave.yaml"));
    }
}
