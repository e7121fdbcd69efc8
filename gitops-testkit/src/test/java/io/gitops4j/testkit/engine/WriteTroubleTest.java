package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.many;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.Limits;
import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.DesiredResource;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Lifecycle;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.Preview;
import io.gitops4j.spi.Rendering;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Writes that fail, conflict, or never answer. */
final class WriteTroubleTest {
    private final World world = new World();
    private final HookedTarget target = new HookedTarget(world.backend);

    WriteTroubleTest() {
        world.target = target;
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void f37_aWriteWhoseReplyIsLostIsNotMadeTwice() {
        world.backend.loseReplies(1);

        ReconcileResult result = world.push(tree("cart", "shop"));

        assertThat(result.status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.backend.writes()).isEqualTo(2);
        assertThat(result(result, "cart").written()).hasSize(1);

        world.backend.loseReplies(1);
        world.push("cart.app", app("cart", 2));
        assertThat(world.backend.writes()).isEqualTo(3);
        assertThat(world.images()).containsEntry("cart", "cart:2");
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"UNAVAILABLE", "TIMEOUT", "CONFLICT"})
    void f36_aFailureThatMayPassIsTriedAgainAfterALongerAndLongerWait(FailureKind kind) {
        world.limits = Limits.builder()
                .attempts(4)
                .retry(Duration.ofSeconds(1), Duration.ofSeconds(3))
                .build();
        List<Integer> tries = new ArrayList<>();
        target.apply = (request, operation, next) -> {
            tries.add(tries.size());
            return tries.size() < 4 ? fail(kind) : next.get();
        };

        ReconcileResult result = world.push(tree("cart"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(tries).hasSize(4);
        assertThat(waited()).isEqualTo(Duration.ofSeconds(1 + 2 + 3));
        assertThat(world.heard.events(Kind.RETRY)).hasSize(3);
    }

    @Test
    void triesAreBounded() {
        world.limits = Limits.builder().attempts(3).build();
        List<ApplyRequest> tries = new ArrayList<>();
        target.apply = (request, operation, next) -> {
            tries.add(request);
            return fail(FailureKind.UNAVAILABLE);
        };

        ReconcileResult result = world.push(tree("cart"));

        assertThat(tries).hasSize(3);
        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.FAILED);
        assertThat(result(result, "cart").failure().map(Failure::kind)).contains(FailureKind.UNAVAILABLE);
        assertThat(result(result, "cart").nextTry()).isPresent();
    }

    @ParameterizedTest
    @EnumSource(
            value = FailureKind.class,
            names = {"AUTH", "NOT_FOUND", "UNSUPPORTED", "REJECTED", "INTERNAL", "CONFIG"})
    void aFailureThatWillNotPassIsNotTriedAgain(FailureKind kind) {
        List<ApplyRequest> tries = new ArrayList<>();
        target.apply = (request, operation, next) -> {
            tries.add(request);
            return fail(kind);
        };

        ReconcileResult result = world.push(tree("cart"));

        assertThat(tries).hasSize(1);
        assertThat(result(result, "cart").failure().map(Failure::kind)).contains(kind);
        assertThat(world.pauses).isEmpty();
    }

    @Test
    void f39_aServiceThatIsRefusedStopsAlone() {
        target.apply = refusing(workload("service-3"));

        ReconcileResult result = world.push(many(10));

        assertThat(result.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(status(result, "service-3")).isEqualTo(ServiceStatus.FAILED);
        assertThat(world.images()).hasSize(9);
    }

    @Test
    void f04_aServiceStopsAtItsFirstFailureAndGoesOnThereLater() {
        target.apply = refusing(workload("cart"));
        world.source.commit(Map.of("cart.app", app("cart", 1, "web")));
        world.reconcile();
        assertThat(world.backend.contents()).containsOnlyKeys(World.service("web"));

        target.apply = Hook.none();
        world.clock.advance(Duration.ofHours(1));
        ReconcileResult result = world.reconcile();

        assertThat(result(result, "cart").written())
                .extracting(Object::toString)
                .containsExactly("CREATE memory/workload shop/cart");
    }

    @Test
    void f13_aConflictOverFieldsThatAreNotOursIsTriedAgainOnTheNewVersion() {
        world.push(tree("cart"));
        List<Integer> conflicts = new ArrayList<>();
        target.apply = (request, operation, next) -> {
            if (conflicts.isEmpty()) {
                conflicts.add(1);
                world.backend.editByHand(
                        workload("cart"), world.backend.contents().get(workload("cart")));
            }
            return next.get();
        };

        ReconcileResult result = world.push("cart.app", app("cart", 2));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(world.images()).containsEntry("cart", "cart:2");
        assertThat(world.pauses).isEmpty();
    }

    @Test
    void f13_whatSomebodyChangedMeanwhileIsNotOverwrittenButPlannedAnew() {
        world.push(tree("cart", "shop"));
        target.apply = (request, operation, next) -> {
            world.backend.editByHand(workload("cart"), Document.of(Map.of("by", "hand")));
            return next.get();
        };

        ReconcileResult result = world.push("cart.app", app("cart", 2));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.SUPERSEDED);
        assertThat(world.backend.contents().get(workload("cart")).fields()).isEqualTo(Map.of("by", "hand"));
        target.apply = Hook.none();
        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(world.images()).containsEntry("cart", "cart:2");
    }

    @Test
    void aConflictThatNeverEndsIsGivenUp() {
        List<ApplyRequest> tries = new ArrayList<>();
        target.apply = (request, operation, next) -> {
            tries.add(request);
            return ApplyOutcome.conflict(Diagnostic.error("TEST").what("no").build());
        };

        ReconcileResult result = world.push(tree("cart"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.SUPERSEDED);
        assertThat(tries).hasSizeBetween(2, 10);
    }

    @Test
    void f43_recreationNeedsAYes() {
        world.push(tree("cart", "shop"));
        target.preview = (request, operation, next) -> {
            Preview preview = next.get();
            return preview.kind() == ChangeKind.UPDATE
                    ? new Preview(ChangeKind.RECREATE, preview.diff(), List.of())
                    : preview;
        };

        ReconcileResult held = world.push("cart.app", app("cart", 2));

        assertThat(held.status()).isEqualTo(RunStatus.HELD);
        assertThat(status(held, "cart")).isEqualTo(ServiceStatus.HELD);
        assertThat(result(held, "cart").diagnostics())
                .singleElement()
                .asString()
                .startsWith("TARGET-RECREATE cart.app:1:1")
                .contains("image");
        assertThat(world.images()).containsEntry("cart", "cart:1");

        world.engine()
                .reconcile(
                        World.PROD,
                        RunOptions.defaults().approve(held.plan().orElseThrow().digest()));
        assertThat(world.images()).containsEntry("cart", "cart:2");
    }

    @Test
    void f43_recreationMayBeAllowedOnceAndForAll() {
        world.limits = Limits.builder().allowRecreate(true).build();
        world.push(tree("cart", "shop"));
        target.preview = (request, operation, next) -> {
            Preview preview = next.get();
            return preview.kind() == ChangeKind.UPDATE
                    ? new Preview(ChangeKind.RECREATE, preview.diff(), List.of())
                    : preview;
        };

        assertThat(status(world.push("cart.app", app("cart", 2)), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    void whatCannotBeComparedIsWrittenAgain() {
        world.push(tree("cart", "shop"));
        world.restart();
        target.preview = (request, operation, next) -> fail(FailureKind.UNAVAILABLE);

        ReconcileResult result = world.reconcile();

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(result(result, "cart").diagnostics()).isNotEmpty();
        assertThat(world.images()).containsKeys("cart", "shop");
    }

    @Test
    void aPreviewThatBreaksKeepsItsServiceFromBeingWritten() {
        world.push(tree("cart", "shop"));
        target.preview = (request, operation, next) -> {
            throw new IllegalStateException("boom");
        };

        ReconcileResult result = world.push("cart.app", app("cart", 2));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(world.images()).containsEntry("cart", "cart:1");
    }

    @Test
    void f34_aTargetThatIsAwayFailsTheRunAndIsAskedAgainLater() {
        world.push(tree("cart"));
        world.source.change("cart.app", app("cart", 2));
        world.backend.faults().cut();

        ReconcileResult result = world.reconcile();

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.failure().map(Failure::kind)).contains(FailureKind.UNAVAILABLE);
        assertThat(world.heard.events(Kind.RUN_FINISHED)).hasSize(2);
        world.backend.faults().mend();
        world.reconcile();
        assertThat(world.images()).containsEntry("cart", "cart:2");
    }

    @Test
    void f35_aTargetThatDiesInTheMiddleIsTakenUpWhereItWasLeft() {
        world.limits = Limits.builder().attempts(2).build();
        List<ApplyRequest> writes = new ArrayList<>();
        target.apply = (request, operation, next) -> {
            writes.add(request);
            if (writes.size() > 3) {
                world.backend.faults().cut();
            }
            return next.get();
        };
        assertThat(world.push(many(6)).status()).isIn(RunStatus.PARTIAL, RunStatus.FAILED);
        assertThat(world.images()).hasSize(3);

        target.apply = Hook.none();
        world.backend.faults().mend();
        world.clock.advance(Duration.ofHours(1));
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.images()).hasSize(6);
        assertThat(world.backend.writes()).isEqualTo(6);
    }

    @Test
    void whatServicesShareIsMadeOnceAndNeverTouchedAgain() {
        ResourceId shared = sharing("shop");
        List<String> writes = new ArrayList<>();
        target.apply = (request, operation, next) -> {
            writes.add(request.change().toString());
            return next.get();
        };

        world.push(tree("cart", "shop"));

        assertThat(writes).filteredOn(write -> write.contains("namespace")).hasSize(1);
        assertThat(writes.get(0)).contains("namespace");
        world.backend.editByHand(shared, Document.of(Map.of("by", "hand")));
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
    }

    @Test
    void whatServicesSharedIsNotPrunedWithTheLastOfThem() {
        world.push(tree("cart", "shop"));
        ResourceId shared = sharing("only-mail");
        world.push("mail.app", app("mail", 1));
        target.render = rendering -> rendering;

        world.drop("mail.app");

        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        assertThat(world.backend.contents()).containsKey(shared);
    }

    /** From now on every service that is rendered needs a namespace beside its own resources. */
    private ResourceId sharing(String name) {
        ResourceId shared = new ResourceId("memory/namespace", "", name);
        target.render = rendering -> {
            List<DesiredResource> resources = new ArrayList<>(rendering.resources());
            resources.add(
                    0,
                    DesiredResource.of(shared, resources.get(0).service(), Document.of(Map.of("kind", "namespace")))
                            .atStage(-1)
                            .with(Lifecycle.CREATE_ONLY));
            return new Rendering(resources, rendering.diagnostics());
        };
        return shared;
    }

    @Test
    void aTargetThatTakesOneWriteAtATimeGetsOneAtATime() {
        target.capabilities = EnumSet.complementOf(EnumSet.of(Capability.CONCURRENT_APPLY));
        try (Threads threads = new Threads(8)) {
            world.executor = threads;
            Overlap overlap = new Overlap();
            target.apply = (request, operation, next) -> overlap.watch(next);

            world.push(many(50));

            assertThat(overlap.most()).isEqualTo(1);
            assertThat(world.images()).hasSize(50);
        }
    }

    @Test
    void manyServicesAreWrittenSideBySide() {
        try (Threads threads = new Threads(8)) {
            world.executor = threads;

            assertThat(world.push(many(200)).status()).isEqualTo(RunStatus.APPLIED);

            assertThat(world.images()).hasSize(200);
            assertThat(world.backend.writes()).isEqualTo(200);
        }
    }

    private Duration waited() {
        return world.pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private static Hook<ApplyRequest, ApplyOutcome> refusing(ResourceId id) {
        return (request, operation, next) -> request.change().id().equals(id)
                ? ApplyOutcome.refused(
                        FailureKind.REJECTED,
                        Diagnostic.error("TEST")
                                .what("an admission rule says no")
                                .build())
                : next.get();
    }

    @SuppressWarnings("TypeParameterUnusedInFormals") // it never returns
    static <T> T fail(FailureKind kind) {
        throw new GitOpsException(
                kind,
                Diagnostic.error("TEST").what("told to fail").remedy("nothing").build());
    }
}
