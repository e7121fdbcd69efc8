package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.many;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceStatus;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a run does when nothing goes wrong, and what it costs. */
final class DeployTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void deploysEverythingThatIsDeclared() {
        ReconcileResult result = world.push(tree("cart", "shop"));

        assertThat(result.status()).isEqualTo(RunStatus.APPLIED);
        assertThat(result.services()).extracting(Object::toString).containsExactly("cart DEPLOYED", "shop DEPLOYED");
        assertThat(world.images()).isEqualTo(Map.of("cart", "cart:1", "shop", "shop:1"));
        assertThat(world.backend.ownerOf(workload("cart"))).contains(World.MARK);
    }

    @Test
    void leavesOtherEnvironmentsAlone() {
        world.push(Map.of("cart.app", Manifests.in("dev", "cart", 1), "shop.app", app("shop", 1)));

        assertThat(world.images()).containsOnlyKeys("shop");
        assertThatThrownBy(() -> world.engine().reconcile("dev")).isInstanceOfSatisfying(GitOpsException.class, e -> {
            assertThat(e.kind()).isEqualTo(FailureKind.NOT_FOUND);
            assertThat(e).hasMessageContaining("'dev'").hasMessageContaining("prod");
        });
    }

    @Test
    void i4_theSameRevisionAgainWritesAndPreviewsNothing() {
        world.push(tree("cart", "shop"));
        long writes = world.backend.writes();
        world.backend.calls().reset();

        ReconcileResult again = world.reconcile();

        assertThat(again.status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(again.deployment()).isEmpty();
        assertThat(world.backend.writes()).isEqualTo(writes);
        assertThat(world.backend.calls().asMap()).isEqualTo(Map.of("observe", 1L));
        assertThat(world.history()).hasSize(2);
    }

    @Test
    void i4_aRestartCostsPreviewsAndNoWrites() {
        world.push(tree("cart", "shop"));
        long writes = world.backend.writes();
        world.backend.calls().reset();
        world.restart();

        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(world.backend.calls().asMap()).isEqualTo(Map.of("observe", 1L, "preview", 2L));
        assertThat(world.backend.writes()).isEqualTo(writes);

        world.backend.calls().reset();
        world.reconcile();
        assertThat(world.backend.calls().asMap()).isEqualTo(Map.of("observe", 1L));
    }

    @Test
    void workIsProportionalToWhatChanged() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        world.push(many(1000));
        assertThat(world.parser.parsed()).isEqualTo(1000);
        long writes = world.backend.writes();
        target.rendered = 0;
        world.backend.calls().reset();
        world.source.calls().reset();

        world.push("service-7.app", app("service-7", 2));

        assertThat(world.parser.parsed()).isEqualTo(1001);
        assertThat(target.rendered).isEqualTo(1);
        assertThat(world.backend.writes()).isEqualTo(writes + 1);
        assertThat(world.backend.calls().asMap())
                .isEqualTo(Map.of("observe", 1L, "preview", 1L, "apply", 1L, "health", 1L));
        assertThat(world.source.calls().of("read")).isEqualTo(1);
        assertThat(world.images()).containsEntry("service-7", "service-7:2");
    }

    @Test
    void anUnrelatedCommitCostsNothing() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        world.push(many(20));
        target.rendered = 0;
        world.backend.calls().reset();

        ReconcileResult result = world.push("README.md", "hello");

        assertThat(result.status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(world.parser.parsed()).isEqualTo(20);
        assertThat(target.rendered).isZero();
        assertThat(world.backend.calls().asMap()).isEqualTo(Map.of("observe", 1L));
    }

    @Test
    void aFileThatAManifestReadsParsesItAnew() {
        world.push(Map.of(
                "cart.app", "name: cart\ninclude: version.txt\nenvironments: prod\n",
                "shop.app", app("shop", 1),
                "version.txt", "cart:1"));

        world.push("version.txt", "cart:2");

        assertThat(world.images()).containsEntry("cart", "cart:2");
        assertThat(world.parser.parsed()).isEqualTo(3);
    }

    @Test
    void anImageThatFollowsTheCommitMovesWithEveryCommit() {
        world.source.commit(Map.of(
                "cart.app", "name: cart\nimage: cart:${commit}\nenvironments: prod\n", "shop.app", app("shop", 1)));
        world.reconcile();
        String first = world.images().get("cart");

        ReconcileResult result = world.push("README.md", "hello");

        assertThat(world.images().get("cart"))
                .isNotEqualTo(first)
                .isEqualTo("cart:" + world.source.history().get(0).id());
        assertThat(status(result, "shop")).isEqualTo(ServiceStatus.UNCHANGED);
    }

    @Test
    void aHandMadeChangeIsPutRight() {
        world.push(tree("cart", "shop"));
        world.backend.editByHand(workload("cart"), Document.of(Map.of("replicas", 99)));

        ReconcileResult result = world.reconcile();

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(result(result, "cart").written())
                .singleElement()
                .satisfies(change -> assertThat(change.diff()).isNotEmpty());
        assertThat(world.images()).containsEntry("cart", "cart:1");
    }

    @Test
    void f42_aWipedTargetIsRebuilt() {
        world.push(tree("cart", "shop"));
        world.backend.deleteByHand(workload("cart"));
        world.backend.deleteByHand(workload("shop"));

        world.reconcile();

        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
    }

    @Test
    void f19_aRevertBringsBackTheEarlierState() {
        world.push(tree("cart", "shop"));
        Map<?, ?> before = world.backend.contents();
        world.push("cart.app", app("cart", 2));

        world.source.revert();
        world.reconcile();

        assertThat(world.backend.contents()).isEqualTo(before);
        assertThat(world.history()).hasSize(4);
    }

    @Test
    void aPlanWritesNothingAndSaysWhatWouldBeWritten() {
        world.source.commit(tree("cart"));

        Plan plan = world.engine().plan(PROD);

        assertThat(plan.writes()).extracting(change -> change.kind()).containsExactly(ChangeKind.CREATE);
        assertThat(world.backend.writes()).isZero();
        assertThat(world.history()).isEmpty();
        assertThat(world.reconcile().plan())
                .hasValueSatisfying(applied -> assertThat(applied.digest()).isEqualTo(plan.digest()));
    }

    @Test
    void tellsWhatHappensInOrder() {
        world.push(tree("cart"));

        assertThat(world.heard.kinds())
                .filteredOn(kind -> kind != Kind.PROGRESS)
                .isEqualTo(List.of(
                        Kind.RUN_STARTED,
                        Kind.RESOLVED,
                        Kind.PLANNED,
                        Kind.SERVICE_STARTED,
                        Kind.WRITTEN,
                        Kind.HEALTH,
                        Kind.SERVICE_FINISHED,
                        Kind.RUN_FINISHED));
    }
}
