package io.gitops4j.git;

import static io.gitops4j.git.RenderedBed.CART;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Change;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.LiveResource;
import io.gitops4j.api.ResourceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyOutcome.Status;
import io.gitops4j.spi.RenderedStore;
import io.gitops4j.testkit.TestOperation;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a repository of rendered services holds, read with git itself. */
@RealGit
class GitRenderedStoreTest {
    private static final Map<String, String> ONE =
            Map.of("deployment-cart.yaml", "image: 1\n", "service-cart.yaml", "a: b\n");
    private static final Map<String, String> TWO = Map.of("deployment-cart.yaml", "image: 2\n");

    @TempDir
    Path scratch;

    private RenderedBed bed;
    private RenderedStore store;

    @BeforeEach
    void makeRemote() {
        bed = new RenderedBed(TestRemote.folder(scratch));
        store = bed.store();
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    @DisplayName("the first commit makes the branch, and holds what is wanted twice and whose it is")
    void firstCommit() {
        assertThat(RenderedBed.deploy(store, CART, 3, ONE).status()).isEqualTo(Status.APPLIED);
        assertThat(bed.files("production"))
                .containsExactly(
                        "production/shop/cart/.gitops4j.yaml",
                        "production/shop/cart/3/deployment-cart.yaml",
                        "production/shop/cart/3/service-cart.yaml",
                        "production/shop/cart/latest/deployment-cart.yaml",
                        "production/shop/cart/latest/service-cart.yaml");
        assertThat(bed.show("production/shop/cart/latest/deployment-cart.yaml")).isEqualTo("image: 1");
        assertThat(bed.show("production/shop/cart/.gitops4j.yaml").lines().skip(1))
                .containsExactly("owner: platform.production", "service: cart");
        assertThat(bed.remote().bareGit("fsck", "--strict", "--no-dangling")).isEmpty();
    }

    @Test
    @DisplayName(
            "a commit says in words and in trailers what was deployed where, from which revision and as which deployment")
    void logReadsWell() {
        RenderedBed.deploy(store, CART, 3, ONE);
        RenderedBed.deploy(store, CART, 5, TWO);
        RenderedBed.remove(store, CART, 7);
        assertThat(bed.remote().bareGit("log", "--format=%s", "main").lines())
                .containsExactly(
                        "Remove cart from production, deployment 7",
                        "Deploy cart to production, deployment 5",
                        "Deploy cart to production, deployment 3");
        assertThat(bed.remote().bareGit("log", "-1", "--format=%an <%ae>%n%B", "main~1"))
                .isEqualTo("""
                GitOps4J <gitops4j@localhost>
                Deploy cart to production, deployment 5

                From revision 0123456789ab of apps: differs from what is declared.

                Gitops-Action: deploy
                Gitops-Service: cart
                Gitops-Namespace: shop
                Gitops-Environment: production
                Gitops-Deployment: 5
                Gitops-Revision: apps 0123456789abcdef
                Gitops-Owner: platform.production""");
        assertThat(bed.remote().bareGit("log", "-1", "--format=%(trailers:key=Gitops-Revision,valueonly)", "main~1"))
                .isEqualTo("apps 0123456789abcdef");
    }

    @Test
    @DisplayName("a reason with line feeds makes no trailer of its own")
    void aReasonIsOneLine() {
        Change change = Change.create(
                RenderedBed.change(CART, ONE, Optional.empty()).desired().orElseThrow(),
                "x\n\nGitops-Owner: somebody else");
        store.apply(RenderedBed.request(change, OptionalLong.of(1), ONE), TestOperation.live());
        assertThat(bed.remote().bareGit("log", "-1", "--format=%(trailers:key=Gitops-Owner,valueonly)", "main"))
                .isEqualTo("platform.production");
    }

    @Test
    @DisplayName("what was deployed before is there again to the byte when it is wanted again")
    void rollback() {
        RenderedBed.deploy(store, CART, 1, ONE);
        RenderedBed.deploy(store, CART, 2, TWO);
        RenderedBed.deploy(store, CART, 3, ONE);
        String first = bed.content("production/shop/cart/1");
        assertThat(bed.content("production/shop/cart/2")).isNotEqualTo(first);
        assertThat(bed.content("production/shop/cart/3")).isEqualTo(first);
        assertThat(bed.content("production/shop/cart/latest")).isEqualTo(first);
    }

    @Test
    @DisplayName("of seven deployments the last five stay, in the order of their numbers")
    void fiveStay() {
        for (int number = 7; number <= 13; number++) {
            RenderedBed.deploy(store, CART, number, Map.of("deployment-cart.yaml", "image: " + number + "\n"));
        }
        assertThat(directories()).containsExactlyInAnyOrder("9", "10", "11", "12", "13", "latest");
        assertThat(bed.show("production/shop/cart/9/deployment-cart.yaml")).isEqualTo("image: 9");
        assertThat(bed.show("production/shop/cart/latest/deployment-cart.yaml")).isEqualTo("image: 13");
    }

    @Test
    @DisplayName("where the history was lost, numbers go on from the newest directory, and none is taken twice")
    void numbersGoOn() {
        RenderedBed.deploy(store, CART, 41, ONE);
        RenderedBed.deploy(store, CART, 1, TWO);
        RenderedBed.deploy(store, CART, OptionalLong.empty(), ONE, TestOperation.live());
        assertThat(directories()).containsExactlyInAnyOrder("41", "42", "43", "latest");
        assertThat(bed.content("production/shop/cart/41")).isEqualTo(bed.content("production/shop/cart/43"));
    }

    @Test
    @DisplayName("what is so already is not committed again")
    void sameAgainIsNoCommit() {
        RenderedBed.deploy(store, CART, 1, ONE);
        assertThat(RenderedBed.deploy(store, CART, 2, ONE).status()).isEqualTo(Status.UNCHANGED);
        assertThat(commits()).isEqualTo(1);
    }

    @Test
    @DisplayName("a commit of others elsewhere disturbs nothing, and stays")
    void otherCommitsDoNotDisturb() {
        RenderedBed.deploy(store, CART, 1, ONE);
        LiveResource seen = RenderedBed.live(store, CART).orElseThrow();
        bed.commitByHand("production/shop/README.md", "by hand");
        bed.commitByHand("production/shop/cart/notes/README.md", "by hand");
        LiveResource now = RenderedBed.live(store, CART).orElseThrow();
        assertThat(now.version()).isNotEqualTo(seen.version());
        bed.commitByHand("production/shop/README.md", "by hand, newer");
        Change update = RenderedBed.change(CART, TWO, Optional.of(now));
        ApplyOutcome outcome = store.apply(RenderedBed.request(update, OptionalLong.of(2), TWO), TestOperation.live());
        assertThat(outcome.status()).isEqualTo(Status.APPLIED);
        assertThat(bed.show("production/shop/README.md")).isEqualTo("by hand, newer");
        assertThat(bed.show("production/shop/cart/notes/README.md")).isEqualTo("by hand");
        assertThat(bed.remote().bareGit("rev-list", "--merges", "main")).isEmpty();
    }

    @Test
    @DisplayName("an edit by hand is seen, and a change planned before it is a conflict")
    void editByHandIsDrift() {
        RenderedBed.deploy(store, CART, 1, ONE);
        LiveResource seen = RenderedBed.live(store, CART).orElseThrow();
        bed.commitByHand("production/shop/cart/latest/deployment-cart.yaml", "image: mine\n");
        Change update = RenderedBed.change(CART, TWO, Optional.of(seen));
        assertThat(store.apply(RenderedBed.request(update, OptionalLong.of(2), TWO), TestOperation.live())
                        .status())
                .isEqualTo(Status.CONFLICT);
        LiveResource now = RenderedBed.live(store, CART).orElseThrow();
        assertThat(now.fingerprint()).isNotEqualTo(seen.fingerprint());
        assertThat(store.files(now, TestOperation.live())).containsEntry("deployment-cart.yaml", "image: mine\n");
        bed.commitByHand("production/shop/cart/latest/more.yaml", "more: true\n");
        RenderedBed.deploy(store, CART, 3, ONE);
        assertThat(bed.content("production/shop/cart/latest")).isEqualTo(bed.content("production/shop/cart/1"));
    }

    @Test
    @DisplayName("a removal takes the directory of that service and leaves nothing empty behind; history stays")
    void removes() {
        RenderedBed.deploy(store, CART, 1, ONE);
        RenderedBed.deploy(store, RenderedBed.id("orders"), 2, ONE);
        assertThat(RenderedBed.remove(store, CART, 3).status()).isEqualTo(Status.APPLIED);
        assertThat(bed.files("production")).isNotEmpty().allMatch(path -> path.startsWith("production/shop/orders/"));
        assertThat(RenderedBed.remove(store, RenderedBed.id("orders"), 4).status())
                .isEqualTo(Status.APPLIED);
        assertThat(bed.files(".")).isEmpty();
        assertThat(bed.remote().bareGit("show", "main~1:production/shop/orders/latest/deployment-cart.yaml"))
                .isEqualTo("image: 1");
        assertThat(bed.remote().bareGit("fsck", "--strict", "--no-dangling")).isEmpty();
        assertThat(RenderedBed.deploy(store, CART, 5, ONE).status()).isEqualTo(Status.APPLIED);
    }

    @Test
    @DisplayName("where a file stands in the place of a directory, nothing is replaced")
    void aFileInTheWay() {
        bed.commitByHand("production/shop", "a file");
        ApplyOutcome outcome = RenderedBed.deploy(store, CART, 1, ONE);
        assertThat(outcome.status()).isEqualTo(Status.REFUSED);
        assertThat(outcome.failure().orElseThrow().diagnostic().toString())
                .startsWith("GIT-PATH: 'production/shop' is no folder")
                .contains("Do: ");
        assertThat(bed.show("production/shop")).isEqualTo("a file");
    }

    @Test
    @DisplayName("a protected branch refuses with the way out, loses nothing, and the next try arrives when it is open")
    void protectedBranch() throws IOException {
        try (GitHttpServer server = GitHttpServer.start()) {
            server.createRepository("rendered");
            RenderedBed behind = new RenderedBed(TestRemote.of(
                    scratch.resolve("http"),
                    server.folder("rendered"),
                    server.uri("rendered").toString()));
            Path hook = server.folder("rendered").resolve("hooks/update");
            Files.createDirectories(hook.getParent());
            Files.writeString(hook, "#!/bin/sh\necho protected >&2; exit 1\n");
            Files.setPosixFilePermissions(hook, PosixFilePermissions.fromString("rwxr-xr-x"));
            try (RenderedStore there = behind.store()) {
                assertThatThrownBy(() -> RenderedBed.deploy(there, CART, 1, ONE))
                        .isInstanceOfSatisfying(
                                GitOpsException.class, e -> assertThat(e.kind()).isEqualTo(FailureKind.REJECTED))
                        .hasMessageContaining("GIT-PUSH")
                        .hasMessageContaining("give the login the right to push to refs/heads/main");
                Files.delete(hook);
                assertThat(RenderedBed.deploy(there, CART, 1, ONE).status()).isEqualTo(Status.APPLIED);
            }
        }
    }

    @Test
    @DisplayName("nothing new at the remote: one question, nothing fetched")
    void steadyStateIsOneQuestion(GitHttpServer server) {
        server.restore();
        server.createRepository("steady");
        RenderedBed behind = new RenderedBed(TestRemote.of(
                scratch.resolve("http"),
                server.folder("steady"),
                server.uri("steady").toString()));
        try (RenderedStore there = behind.store()) {
            RenderedBed.deploy(there, CART, 1, ONE);
            RenderedBed.live(there, CART);
            long asked = server.requestCounts().of("info/refs upload-pack");
            long fetched = server.requestCounts().of("upload-pack");
            assertThat(RenderedBed.live(there, CART)).isPresent();
            assertThat(server.requestCounts().of("info/refs upload-pack") - asked)
                    .isEqualTo(1);
            // Version 2 of the protocol lists refs with a request of its own.
            assertThat(server.requestCounts().of("upload-pack") - fetched).isLessThanOrEqualTo(1);
        }
    }

    @Test
    @DisplayName("changes that are made side by side share pushes, and none is lost")
    void sideBySide() throws Exception {
        int services = 24;
        ExecutorService threads = Executors.newFixedThreadPool(8);
        CountDownLatch together = new CountDownLatch(8);
        try {
            List<Callable<ApplyOutcome>> calls = new ArrayList<>();
            for (int i = 0; i < services; i++) {
                ResourceId id = RenderedBed.id("service-" + i);
                calls.add(() -> {
                    together.countDown();
                    together.await();
                    Change create = RenderedBed.change(id, ONE, Optional.empty());
                    return store.apply(RenderedBed.request(create, OptionalLong.of(1), ONE), TestOperation.live());
                });
            }
            for (Future<ApplyOutcome> call : threads.invokeAll(calls)) {
                assertThat(call.get().status()).isEqualTo(Status.APPLIED);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(bed.files("production")).hasSize(services * 5);
        assertThat(commits()).isEqualTo(services);
    }

    @Test
    @DisplayName("two engines that write their clusters into one repository at once lose nothing")
    void twoEngines() throws Exception {
        List<String> clusters = List.of("east", "west");
        ExecutorService threads = Executors.newFixedThreadPool(clusters.size());
        try {
            List<Callable<Integer>> engines = new ArrayList<>();
            for (String cluster : clusters) {
                engines.add(() -> {
                    try (RenderedStore own = bed.store(cluster, cluster)) {
                        for (int i = 0; i < 10; i++) {
                            RenderedBed.deploy(own, RenderedBed.id("service-" + i), i + 1, ONE);
                        }
                    }
                    return 0;
                });
            }
            for (Future<Integer> engine : threads.invokeAll(engines)) {
                engine.get();
            }
        } finally {
            threads.shutdownNow();
        }
        for (String cluster : clusters) {
            List<String> expected = IntStream.range(0, 10)
                    .mapToObj(i -> cluster + "/shop/service-" + i + "/latest/deployment-cart.yaml")
                    .toList();
            assertThat(bed.files(cluster)).containsAll(expected);
        }
        assertThat(commits()).isEqualTo(20);
        assertThat(bed.remote().bareGit("rev-list", "--merges", "main")).isEmpty();
    }

    @Test
    @DisplayName("a service with the name of a Windows device does not lock other machines out of the repository")
    void deviceNames() {
        RenderedBed.deploy(store, RenderedBed.id("aux"), 1, ONE);
        try (RenderedStore other = bed.store("2", "production")) {
            assertThat(RenderedBed.live(other, RenderedBed.id("aux"))).isPresent();
        }
    }

    @Test
    @DisplayName("a cache that vanished is made anew")
    void cacheMayVanish() throws IOException {
        RenderedBed.deploy(store, CART, 1, ONE);
        store.close();
        try (Stream<Path> files = Files.walk(bed.remote().cache().resolveSibling("cache-1"))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
        store = bed.store();
        assertThat(RenderedBed.deploy(store, CART, 2, TWO).status()).isEqualTo(Status.APPLIED);
        assertThat(directories()).containsExactlyInAnyOrder("1", "2", "latest");
    }

    private List<String> directories() {
        return bed.remote()
                .bareGit("ls-tree", "-d", "--name-only", "main:production/shop/cart")
                .lines()
                .toList();
    }

    private int commits() {
        return Integer.parseInt(bed.remote().bareGit("rev-list", "--count", "main"));
    }
}
