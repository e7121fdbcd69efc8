package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.BROKEN;
import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.many;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.Limits;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceStatus;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is wrong in a repository stops what it is about, and nothing else. */
final class BadManifestTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void f58_oneBadManifestStopsNobodyElse() {
        Map<String, String> files = many(500);
        files.put("service-250.app", BROKEN);

        ReconcileResult result = world.push(files);

        assertThat(result.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(world.images()).hasSize(499).doesNotContainKey("service-250");
        assertThat(findings(result))
                .singleElement()
                .satisfies(finding -> assertThat(finding)
                        .hasToString("LINE-SYNTAX service-250.app:1:1: 'this is no manifest' is not understood."
                                + " Do: write 'key: value'."));
    }

    @Test
    void i2_whileAManifestIsBadNothingIsPruned() {
        world.push(tree("cart", "shop"));
        world.source.delete("shop.app");

        ReconcileResult bad = world.push("cart.app", BROKEN);

        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        assertThat(bad.plan().map(Plan::holds).orElseThrow()).singleElement().satisfies(hold -> {
            assertThat(hold.reason().code()).isEqualTo("PRUNE-SOURCE");
            assertThat(hold.reason()).asString().contains("LINE-SYNTAX at cart.app:1:1");
            assertThat(hold.approvable()).isFalse();
        });

        ReconcileResult mended = world.push("cart.app", app("cart", 2));
        assertThat(mended.status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.images()).isEqualTo(Map.of("cart", "cart:2"));
    }

    @Test
    void b10_aServiceThatBecameInvalidStaysAsItIs() {
        world.push(tree("cart", "shop"));

        ReconcileResult result = world.push("cart.app", "name: cart\nimage: none\nenvironments: prod\n");

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(result(result, "cart").failure().map(Failure::kind)).contains(FailureKind.MANIFEST);
        assertThat(world.images()).containsEntry("cart", "cart:1");
    }

    @Test
    void b28_theSameServiceInTwoFilesIsNeitherAppliedNorPruned() {
        world.push(tree("cart", "shop"));

        ReconcileResult result = world.push("other/cart.app", app("cart", 2));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(result(result, "cart").diagnostics())
                .singleElement()
                .asString()
                .startsWith("WAML-CONFLICT ")
                .contains("cart.app:1:1", "other/cart.app:1:1");
        assertThat(world.images()).containsEntry("cart", "cart:1").containsEntry("shop", "shop:1");
    }

    @Test
    void b29_namesThatDifferOnlyByCaseAreNeitherAppliedNorPruned() {
        world.push(tree("cart"));

        ReconcileResult result = world.push("Cart.app", app("Cart", 2));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(status(result, "Cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(world.images()).isEqualTo(Map.of("cart", "cart:1"));
    }

    @Test
    void b57_aManifestThatIsALinkIsNotFollowed() {
        world.push(tree("cart", "shop"));
        world.source.link("cart.app", "/etc/passwd");

        ReconcileResult result = world.reconcile();

        assertThat(result.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(findings(result)).singleElement().asString().contains("cart.app");
        assertThat(world.images()).containsEntry("cart", "cart:1");
    }

    @Test
    void b06_aManifestOverTheLimitIsNotLoadedAndStopsNobodyElse() {
        world.limits = Limits.builder().maxManifestBytes(100).build();
        Map<String, String> files = new TreeMap<>(tree("cart", "shop"));
        files.put("shop.app", app("shop", 1) + "#".repeat(200));

        ReconcileResult result = world.push(files);

        assertThat(world.images()).containsOnlyKeys("cart");
        assertThat(findings(result))
                .singleElement()
                .asString()
                .contains("shop.app")
                .contains("100");
    }

    @Test
    void f31_whenNoManifestCanBeReadNothingIsWrittenAndNothingDeleted() {
        world.push(tree("cart", "shop"));
        long writes = world.backend.writes();

        ReconcileResult result = world.push(Map.of("cart.app", BROKEN, "shop.app", BROKEN));

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(world.backend.writes()).isEqualTo(writes);
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
    }

    @Test
    void whatATargetCannotExpressIsAWarning() {
        world.source.change("cart.app", app("cart", 1, "web") + "balanced: yes\n");

        ReconcileResult result = world.reconcile();

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(result(result, "cart").diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("MEMORY-EXPOSURE");
    }

    @Test
    void withStrictPortabilityWhatATargetCannotExpressIsAnError() {
        world.limits = Limits.builder().strictPortability(true).build();
        world.source.commit(tree("shop"));
        world.source.change("cart.app", app("cart", 1, "web") + "balanced: yes\n");

        ReconcileResult result = world.reconcile();

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(world.images()).containsOnlyKeys("shop");
    }

    @Test
    void twoServicesThatWouldWriteOneResourceAreBothRefused() {
        world.source.commit(Map.of(
                "cart.app", app("cart", 1, "web"),
                "shop.app", app("shop", 1, "web"),
                "mail.app", app("mail", 1)));

        ReconcileResult result = world.reconcile();

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(result(result, "shop").diagnostics())
                .singleElement()
                .asString()
                .startsWith("TARGET-DUP shop.app:1:1")
                .contains("'cart' at cart.app:1:1");
        assertThat(world.images()).containsOnlyKeys("mail");
    }

    @Test
    void f44_whatSomebodyElseMadeIsNeitherChangedNorDeletedAndTold() {
        world.backend.makeByHand(workload("cart"), Document.of(Map.of("by", "hand")));

        ReconcileResult result = world.push(tree("cart", "shop"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(result(result, "cart").diagnostics())
                .singleElement()
                .asString()
                .startsWith("TARGET-FOREIGN cart.app:1:1");
        assertThat(world.backend.contents().get(workload("cart")).fields()).isEqualTo(Map.of("by", "hand"));

        world.drop("cart.app");
        assertThat(world.backend.contents()).containsKey(workload("cart"));
    }

    @Test
    void f44_whatSomebodyTookOverIsLeftToThemEvenWithTheSameContent() {
        world.push(tree("cart", "shop"));
        world.backend.makeByHand(workload("cart"), world.backend.contents().get(workload("cart")));

        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.INVALID);
        world.drop("cart.app");
        assertThat(world.images()).containsKey("cart");
    }

    private static List<Diagnostic> findings(ReconcileResult result) {
        return result.plan().map(Plan::diagnostics).orElseThrow();
    }
}
