package io.gitops4j.endtoend;

import static io.gitops4j.endtoend.RenderedWorld.ENVIRONMENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.HistoryStores;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Verdict;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import io.gitops4j.testkit.servers.GitHttpServer;
import io.gitops4j.testkit.servers.RealGit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Manifests become native files in another repository, over HTTP to git's own server and without any cluster. */
@RealGit
class RenderedRepositoryIT {
    private static final ServiceId ORDERS = ServiceId.of("orders");
    private static final String LATEST = "production/shop/orders/latest";

    @TempDir
    Path folder;

    private RenderedWorld world;
    private HistoryStore history;
    private GitOpsEngine engine;

    @BeforeEach
    void start(GitHttpServer server) {
        world = new RenderedWorld(folder, server);
        history = HistoryStores.inMemory();
        engine = world.engine("engine", history);
    }

    @AfterEach
    void stop() {
        engine.close();
        history.close();
    }

    @Test
    @DisplayName(
            "a deployment is one commit with the native files and their deployment's number, and the next run writes nothing")
    void deploys() throws IOException {
        String revision = world.declare(Map.of("orders/.weave.yaml", manifest("1.0.0", "info")));
        long number = deploy();
        Path orders = world.checkout().resolve("production/shop/orders");
        assertThat(names(orders)).containsExactlyInAnyOrder(".gitops4j.yaml", "latest", Long.toString(number));
        assertThat(names(orders.resolve("latest")))
                .containsExactlyInAnyOrder(
                        "deployment-orders.yaml",
                        "ingress-orders.yaml",
                        "poddisruptionbudget-orders.yaml",
                        "service-orders.yaml",
                        "serviceaccount-orders.yaml");
        assertThat(orders.resolve("latest/deployment-orders.yaml"))
                .content()
                .startsWith("# Written by GitOps4J")
                .contains("kind: Deployment", "image: registry.example.com/shop/orders:1.0.0", "name: registry");
        assertThat(world.newestMessage()).isEqualTo("""
                Deploy orders to production, deployment %1$d

                From revision %2$s of apps: does not exist.

                Gitops-Action: deploy
                Gitops-Service: orders
                Gitops-Namespace: shop
                Gitops-Environment: production
                Gitops-Deployment: %1$d
                Gitops-Revision: apps %3$s
                Gitops-Owner: platform.production""".formatted(number, revision.substring(0, 12), revision));
        world.declare(Map.of("README.md", "Unrelated"));
        assertThat(engine.reconcile(ENVIRONMENT).status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(world.log()).hasSize(1);
    }

    @Test
    @DisplayName("a revert in the source brings back the earlier deployment's files to the byte")
    void rollsBack() {
        world.declare(Map.of("orders/.weave.yaml", manifest("1.0.0", "info")));
        long first = deploy();
        String change = world.declare(Map.of("orders/.weave.yaml", manifest("2.0.0", "debug")));
        long second = deploy();
        world.revert(change);
        long third = deploy();
        String bytes = world.content("production/shop/orders/" + first);
        assertThat(world.content("production/shop/orders/" + second)).isNotEqualTo(bytes);
        assertThat(world.content("production/shop/orders/" + third)).isEqualTo(bytes);
        assertThat(world.content(LATEST)).isEqualTo(bytes);
    }

    @Test
    @DisplayName("of seven deployments five stay")
    void keepsFive() {
        List<String> numbers = new ArrayList<>();
        for (int version = 1; version <= 7; version++) {
            world.declare(Map.of("orders/.weave.yaml", manifest(version + ".0.0", "info")));
            numbers.add(Long.toString(deploy()));
        }
        List<String> expected = new ArrayList<>(numbers.subList(2, 7));
        expected.add("latest");
        assertThat(world.directories("production/shop/orders")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    @DisplayName("an edit in latest is drift and undone, one elsewhere in the repository is not")
    void repairsDrift() throws IOException {
        world.declare(Map.of("orders/.weave.yaml", manifest("1.0.0", "info")));
        deploy();
        String wanted = world.content(LATEST);
        String text = Files.readString(world.checkout().resolve(LATEST).resolve("service-orders.yaml"));
        world.editRendered(Map.of(LATEST + "/service-orders.yaml", text + "# a comment\n"));
        assertThat(deploy()).isPositive();
        assertThat(world.content(LATEST)).isEqualTo(wanted);
        world.editRendered(Map.of("README.md", "Who reads this?", "production/shop/other/mine.yaml", "a: b"));
        assertThat(engine.reconcile(ENVIRONMENT).status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(world.checkout().resolve("production/shop/other/mine.yaml")).exists();
    }

    @Test
    @DisplayName("a service that is declared no longer goes, and a directory that somebody else made stays as it is")
    void removesItsOwnOnly() {
        world.declare(Map.of(
                "orders/.weave.yaml",
                manifest("1.0.0", "info"),
                "keep/.weave.yaml",
                manifest("1.0.0", "info").replace("orders", "keep")));
        deploy();
        world.editRendered(Map.of("production/shop/cart/latest/deployment.yaml", "made: by hand"));
        world.withdraw("orders/.weave.yaml");
        deploy();
        assertThat(world.directories("production/shop")).containsExactlyInAnyOrder("cart", "keep");
        assertThat(world.log().get(0)).startsWith("Remove orders from production, deployment ");

        world.declare(Map.of("cart/.weave.yaml", manifest("1.0.0", "info").replace("orders", "cart")));
        ReconcileResult refused = engine.reconcile(ENVIRONMENT);
        assertThat(refused.service(ServiceId.of("cart")).orElseThrow().diagnostics())
                .extracting(Diagnostic::code)
                .contains("TARGET-FOREIGN");
        assertThat(world.checkout().resolve("production/shop/cart/latest/deployment.yaml"))
                .hasContent("made: by hand");
    }

    @Test
    @DisplayName("i9_aValueThatLooksLikeASecretIsRefusedAtItsLine_andNotWritten")
    void refusesSecrets() {
        world.declare(Map.of(
                "orders/.weave.yaml",
                manifest("1.0.0", "info")
                        .replace("{name: LEVEL, value: info}", "{name: DB_PASSWORD, value: hush-4711}")));
        ReconcileResult result = engine.reconcile(ENVIRONMENT);
        assertThat(result.plan().orElseThrow().services().get(0).verdict()).isEqualTo(Verdict.INVALID);
        assertThat(result.service(ORDERS).orElseThrow().diagnostics())
                .filteredOn(finding -> finding.code().equals("RENDERED-SECRET"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.position().orElseThrow().toString()).startsWith("orders/.weave.yaml:8:");
                    assertThat(finding.toString())
                            .contains("DB_PASSWORD", "vault:path#key")
                            .doesNotContain("hush");
                });
        assertThat(result.toString()).doesNotContain("hush");
    }

    @Test
    @DisplayName("f02_anEngineThatStopsBetweenPushAndRecord_leavesNothingToDo")
    void stopsBetweenPushAndRecord() {
        world.declare(Map.of("orders/.weave.yaml", manifest("1.0.0", "info")));
        try (GitOpsEngine dying = world.engine("dying", new IntentsOnly(history))) {
            assertThat(dying.reconcile(ENVIRONMENT).failure()).isPresent();
        }
        assertThat(world.log()).hasSize(1);
        assertThat(engine.reconcile(ENVIRONMENT).status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(world.log()).hasSize(1);
        try (GitOpsEngine forgetful = world.engine("forgetful", HistoryStores.inMemory())) {
            assertThat(forgetful.reconcile(ENVIRONMENT).status()).isEqualTo(RunStatus.IN_SYNC);
        }
        assertThat(world.log()).hasSize(1);
    }

    /** The number of a deployment that must take place. */
    private long deploy() {
        ReconcileResult result = engine.reconcile(ENVIRONMENT);
        assertThat(result.status()).as("%s", result.plan()).isEqualTo(RunStatus.APPLIED);
        return result.deployment().orElseThrow();
    }

    private static List<String> names(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.map(entry -> entry.getFileName().toString()).toList();
        }
    }

    static String manifest(String tag, String level) {
        return """
                schema: "2"
                name: Orders
                slug: orders
                owner: shop@example.com
                slack: "#shop"
                namespace: shop
                image: registry.example.com/shop/orders
                defaults: [{match: "*", env: [{name: LEVEL, value: %2$s}]}]
                deploy:
                  production:
                    tag: %1$s
                    service: [{ports: [{name: http, number: 8080}]}]
                    ingress: [{hostPrefix: orders, public: true, paths: [{path: /, servicePort: 8080}]}]
                    resources: {scaling: {replicas: 3}}
                """.formatted(tag, level);
    }

    /** A store that is gone after the first record of a deployment, as a machine is. */
    private record IntentsOnly(HistoryStore store) implements HistoryStore {
        @Override
        public long last(String environment, Operation operation) {
            return store.last(environment, operation);
        }

        @Override
        public void append(String environment, HistoryLine line, Operation operation) {
            if (line.sequence() > 1) {
                throw new GitOpsException(
                        FailureKind.UNAVAILABLE,
                        Diagnostic.error("HISTORY-AWAY")
                                .what("the store is gone")
                                .remedy("nothing; the test wants it so")
                                .build());
            }
            store.append(environment, line, operation);
        }

        @Override
        public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
            return store.read(environment, before, limit, operation);
        }
    }
}
