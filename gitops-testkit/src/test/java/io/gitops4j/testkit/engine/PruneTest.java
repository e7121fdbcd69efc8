package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.many;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.HistoryStores;
import io.gitops4j.Limits;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.Hold;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.testkit.InMemoryTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What may be deleted, and what must be certain before (I1, I2). */
final class PruneTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aServiceWhoseManifestIsDeletedIsRemovedWhole() {
        world.source.commit(Map.of("cart.app", app("cart", 1, "web", "admin"), "shop.app", app("shop", 1)));
        world.reconcile();

        ReconcileResult result = world.drop("cart.app");

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.REMOVED);
        assertThat(world.backend.contents()).containsOnlyKeys(workload("shop"));
        assertThat(world.history().get(0).state()).isEqualTo(Deployment.State.REMOVED);
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
    }

    @Test
    void aServiceThatNeedsAResourceNoMoreLosesThatResourceLast() {
        world.source.commit(Map.of("cart.app", app("cart", 1, "web", "admin"), "shop.app", app("shop", 1)));
        world.reconcile();
        world.heard.clear();

        ReconcileResult result = world.push("cart.app", app("cart", 2, "web"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(result(result, "cart").written())
                .extracting(Object::toString)
                .containsExactly("UPDATE memory/workload shop/cart", "DELETE memory/service shop/admin");
        assertThat(world.backend.contents())
                .containsKey(World.service("web"))
                .doesNotContainKey(World.service("admin"));
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
    }

    @Test
    void aResourceGoesOnlyAfterWhatReplacesItIsHealthy() {
        world.source.commit(Map.of("cart.app", app("cart", 1, "web", "admin"), "shop.app", app("shop", 1)));
        world.reconcile();
        world.backend.neverHealthy(ServiceId.of("cart"), "crash loop");

        ReconcileResult failed = world.push("cart.app", app("cart", 2, "web"));

        assertThat(status(failed, "cart")).isEqualTo(ServiceStatus.FAILED);
        assertThat(world.backend.contents()).containsKey(World.service("admin"));
        assertThat(codes(world.reconcile())).containsExactly("PRUNE-SERVICE");
        assertThat(world.backend.contents()).containsKey(World.service("admin"));

        world.backend.becomesHealthyAfter(ServiceId.of("cart"), 0);
        world.reconcile();
        world.reconcile();
        assertThat(world.backend.contents()).doesNotContainKey(World.service("admin"));
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
    }

    @Test
    void f32_tooManyDeletesAreHeldWithTheListAndReleasedByApprovingExactlyThatPlan() {
        Map<String, String> files = many(10);
        world.push(files);
        for (int i = 0; i < 6; i++) {
            files.remove("service-" + i + ".app");
        }

        ReconcileResult held = world.push(files);

        Plan plan = held.plan().orElseThrow();
        assertThat(held.status()).isEqualTo(RunStatus.HELD);
        assertThat(plan.holds()).singleElement().satisfies(hold -> {
            assertThat(hold.reason().code()).isEqualTo("PRUNE-LIMIT");
            assertThat(hold.reason()).asString().contains("from 6 of 10 services");
            assertThat(hold.changes()).hasSize(6);
            assertThat(hold.approvable()).isTrue();
        });
        assertThat(world.images()).hasSize(10);

        approve(Digest.ofText("another plan"));
        assertThat(world.images()).hasSize(10);

        world.push("README.md", "a commit that the approval does not know");
        approve(plan.digest());
        assertThat(world.images()).hasSize(10);

        Digest now = world.engine().plan(PROD).digest();
        ReconcileResult approved = approve(now);
        assertThat(approved.status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.images()).hasSize(4);
    }

    @Test
    void f32_anApprovalIsVoidWhenTheTargetMoved() {
        world.push(tree("cart", "shop"));
        world.source.commit(Map.of("README.md", "x"));
        Digest seen = world.engine().plan(PROD).digest();
        world.backend.editByHand(workload("cart"), Document.of(Map.of("by", "hand")));

        approve(seen);

        assertThat(world.images()).containsKeys("shop");
        assertThat(world.backend.contents()).hasSize(2);
    }

    @Test
    void aSingleServiceIsAlwaysBelowThePercentage() {
        world.push(tree("cart", "shop"));

        world.drop("cart.app");

        assertThat(world.images()).containsOnlyKeys("shop");
    }

    @Test
    void withAHistoryThatIsLostWhatCarriesOurMarkWaitsForAYes() {
        world.push(tree("cart", "shop"));
        world.restart();
        world.store = HistoryStores.inMemory();

        ReconcileResult held = world.drop("cart.app");

        assertThat(codes(held)).containsExactly("PRUNE-INVENTORY");
        assertThat(world.images()).containsOnlyKeys("cart", "shop");

        approve(held.plan().orElseThrow().digest());
        assertThat(world.images()).containsOnlyKeys("shop");
    }

    @Test
    void f38_nothingIsDeletedWhileTheListingIsIncomplete() {
        world.push(tree("cart", "shop"));
        world.backend.hide(workload("mail"));

        ReconcileResult held = world.drop("cart.app");

        assertThat(codes(held)).containsExactly("PRUNE-LISTING");
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        world.backend.showAll();
        world.reconcile();
        assertThat(world.images()).containsOnlyKeys("shop");
    }

    @Test
    void f38_whatAListingLeftOutStaysInTheInventory() {
        world.source.commit(Map.of("cart.app", app("cart", 1, "web", "admin"), "shop.app", app("shop", 1)));
        world.reconcile();
        world.backend.hide(World.service("admin"));
        world.push("cart.app", app("cart", 2, "web"));
        world.restart();
        world.backend.showAll();

        world.reconcile();

        assertThat(world.backend.contents()).doesNotContainKey(World.service("admin"));
    }

    @Test
    void heldDeletesStayInTheInventory() {
        world.source.commit(Map.of("cart.app", app("cart", 1, "web", "admin"), "shop.app", app("shop", 1)));
        world.reconcile();
        world.source.change("cart.app", app("cart", 2, "web"));
        world.push("shop.app", Manifests.BROKEN);
        assertThat(world.backend.contents()).containsKey(World.service("admin"));
        world.restart();

        world.push("shop.app", app("shop", 1));

        assertThat(world.backend.contents()).doesNotContainKey(World.service("admin"));
    }

    @Test
    void whatPeopleMarkedToBeKeptIsKept() {
        world.push(tree("cart", "shop"));
        world.backend.keepByHand(workload("cart"));

        assertThat(codes(world.drop("cart.app"))).containsExactly("PRUNE-KEEP");
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
    }

    @Test
    void aMarkSetBetweenThePlanAndTheDeleteIsRespected() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        world.push(tree("cart", "shop"));
        target.observe = (request, operation, next) -> {
            if (!request.everythingOwned()) {
                world.backend.keepByHand(workload("cart"));
            }
            return next.get();
        };

        ReconcileResult result = world.drop("cart.app");

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.SUPERSEDED);
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
    }

    @Test
    void aResourceThatChangedBetweenThePlanAndTheDeleteIsPlannedAnew() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        world.push(tree("cart", "shop"));
        target.apply = (request, operation, next) -> {
            world.backend.editByHand(workload("cart"), Document.of(Map.of("by", "hand")));
            return next.get();
        };

        ReconcileResult result = world.drop("cart.app");

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.SUPERSEDED);
        assertThat(world.backend.contents()).containsKey(workload("cart"));
        target.apply = Hook.none();
        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.REMOVED);
    }

    @Test
    void f06_f40_whatCannotBeDeletedStaysKnownAndIsTriedAgain() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        world.source.commit(Map.of("cart.app", app("cart", 1, "web", "admin"), "shop.app", app("shop", 1)));
        world.reconcile();
        target.apply = (request, operation, next) -> request.change().id().equals(World.service("web"))
                ? ApplyOutcome.refused(
                        FailureKind.REJECTED,
                        Diagnostic.error("TEST")
                                .what("a finalizer is in the way")
                                .build())
                : next.get();

        ReconcileResult failed = world.drop("cart.app");

        assertThat(status(failed, "cart")).isEqualTo(ServiceStatus.FAILED);
        assertThat(world.history().get(0).resources()).contains(World.service("web"));
        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.BACKING_OFF);

        target.apply = Hook.none();
        world.restart();
        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.REMOVED);
        assertThat(world.backend.contents()).containsOnlyKeys(workload("shop"));
        assertThat(world.history().get(0).resources()).isEmpty();
    }

    @Test
    void f37_aDeleteWhoseReplyIsLostIsNotAnError() {
        world.push(tree("cart", "shop"));
        world.backend.loseReplies(1);

        ReconcileResult result = world.drop("cart.app");

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.REMOVED);
        assertThat(world.images()).containsOnlyKeys("shop");
    }

    @Test
    void f45_aRenamedServiceRunsUnderItsNewNameBeforeTheOldOneGoes() {
        List<String> writes = new ArrayList<>();
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        world.push(tree("cart", "shop"));
        target.apply = (request, operation, next) -> {
            writes.add(request.change().toString());
            return next.get();
        };
        target.health = (request, operation, next) -> {
            writes.add("health");
            return next.get();
        };
        world.source.delete("cart.app");

        ReconcileResult result = world.push("basket.app", app("basket", 1));

        assertThat(result.status()).isEqualTo(RunStatus.APPLIED);
        assertThat(writes)
                .containsExactly("CREATE memory/workload shop/basket", "health", "DELETE memory/workload shop/cart");
        assertThat(result.plan().orElseThrow().writes())
                .extracting(change -> change.kind())
                .containsExactly(ChangeKind.CREATE, ChangeKind.DELETE);
    }

    @Test
    void f45_whileTheNewNameIsNotHealthyTheOldOneStays() {
        world.push(tree("cart", "shop"));
        world.backend.neverHealthy(ServiceId.of("basket"), "image not found");
        world.source.delete("cart.app");

        ReconcileResult first = world.push("basket.app", app("basket", 1));

        assertThat(status(first, "basket")).isEqualTo(ServiceStatus.FAILED);
        assertThat(status(first, "cart")).isEqualTo(ServiceStatus.HELD);
        int entries = world.history().size();
        ReconcileResult second = world.reconcile();
        assertThat(status(second, "cart")).isEqualTo(ServiceStatus.HELD);
        assertThat(result(second, "cart").diagnostics())
                .singleElement()
                .asString()
                .startsWith("PRUNE-WAIT")
                .contains("'cart' stays until 'basket'");
        assertThat(world.images()).containsKeys("cart", "basket");
        assertThat(world.history()).as("waiting leaves no trace").hasSize(entries);

        world.push("basket.app", app("basket", 2));
        assertThat(world.images()).containsKeys("cart", "basket");
        world.backend.becomesHealthyAfter(ServiceId.of("basket"), 0);
        world.push("basket.app", app("basket", 3));
        assertThat(world.images()).containsOnlyKeys("basket", "shop");
    }

    @Test
    void f45_aRestartDoesNotMakeANewNameHealthy() {
        world.push(tree("cart", "shop"));
        world.backend.neverHealthy(ServiceId.of("basket"), "image not found");
        world.source.delete("cart.app");
        world.source.change("basket.app", app("basket", 1));
        world.engine().reconcile(PROD, RunOptions.defaults().waitForHealth(false));
        world.restart();

        ReconcileResult result = world.reconcile();

        assertThat(status(result, "basket")).isEqualTo(ServiceStatus.FAILED);
        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.HELD);
        assertThat(world.images()).containsKey("cart");
        world.backend.becomesHealthyAfter(ServiceId.of("basket"), 0);
        world.reconcile();
        world.reconcile();
        assertThat(world.images()).containsOnlyKeys("basket", "shop");
    }

    @Test
    void f45_whileTheNewNameIsRefusedTheOldOneStays() {
        world.push(tree("cart", "shop"));
        world.backend.makeByHand(workload("basket"), Document.of(Map.of()));
        world.source.delete("cart.app");

        ReconcileResult result = world.push("basket.app", app("basket", 1));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.HELD);
        assertThat(world.images()).containsKey("cart");
    }

    @Test
    void aResourceThatIsWantedAgainWhileItsServiceRollsOutIsNotDeletedByTheOldPlan() {
        world.source.commit(Map.of("cart.app", app("cart", 1, "web", "admin"), "shop.app", app("shop", 1)));
        world.reconcile();
        world.backend.becomesHealthyAfter(ServiceId.of("cart"), 3);
        RunOptions hurry = RunOptions.defaults().waitForHealth(false);
        world.source.change("cart.app", app("cart", 2, "web"));
        world.engine().reconcile(PROD, hurry);
        world.source.change("cart.app", app("cart", 2, "web", "admin"));

        for (int i = 0; i < 5; i++) {
            world.engine().reconcile(PROD, hurry);
            assertThat(world.backend.contents()).containsKey(World.service("admin"));
        }
    }

    @Test
    void holdsAreToldAsEvents() {
        world.push(tree("cart", "shop"));

        world.push(Map.of("README.md", "x"));

        assertThat(world.heard.events(Kind.HELD))
                .singleElement()
                .satisfies(event -> assertThat(event.diagnostic()).isPresent());
    }

    @Test
    void i1_aResourceWithACopiedMarkIsHeld() {
        world.push(tree("cart", "shop"));
        Map<ResourceId, Document> before = new TreeMap<>(world.backend.contents());
        World copier = new World();
        copier.target = new InMemoryTarget(world.backend);
        copier.push(tree("copy", "cart"));
        copier.close();
        world.restart();

        ReconcileResult result = world.reconcile();

        assertThat(codes(result)).containsExactly("PRUNE-INVENTORY");
        assertThat(world.backend.contents()).containsAllEntriesOf(before).containsKey(workload("copy"));
    }

    @Test
    void theLimitCountsServicesNotResources() {
        world.limits = Limits.builder().maxDeletes(1).build();
        world.source.commit(Map.of("cart.app", app("cart", 1, "a", "b", "c"), "shop.app", app("shop", 1)));
        world.reconcile();

        assertThat(status(world.drop("cart.app"), "cart")).isEqualTo(ServiceStatus.REMOVED);
    }

    private ReconcileResult approve(Digest digest) {
        return world.engine().reconcile(PROD, RunOptions.defaults().approve(digest));
    }

    private static List<String> codes(ReconcileResult result) {
        return result.plan().orElseThrow().holds().stream()
                .map(Hold::reason)
                .map(Diagnostic::code)
                .toList();
    }
}
