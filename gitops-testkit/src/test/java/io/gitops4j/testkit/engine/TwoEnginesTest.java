package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.status;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.testkit.InMemoryTarget;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two engines that meet at one target (F11, I7). */
final class TwoEnginesTest {
    private final World world = new World();
    private final HookedTarget target = new HookedTarget(world.backend);

    TwoEnginesTest() {
        world.target = target;
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void f11_whoComesSecondWritesNothing() {
        world.source.commit(tree("cart", "shop"));
        GitOpsEngine other = world.another();
        List<ReconcileResult> others = new ArrayList<>();
        target.observe = (request, operation, next) -> {
            var seen = next.get();
            if (others.isEmpty()) {
                others.add(
                        ReconcileResult.builder("none", PROD, RunStatus.IN_SYNC).build());
                others.set(0, other.reconcile(PROD));
            }
            return seen;
        };

        ReconcileResult second = world.reconcile();

        assertThat(others)
                .singleElement()
                .satisfies(first -> assertThat(first.status()).isEqualTo(RunStatus.APPLIED));
        assertThat(status(second, "cart")).isEqualTo(ServiceStatus.SUPERSEDED);
        assertThat(world.backend.writes()).isEqualTo(2);
        assertThat(world.history())
                .hasSize(2)
                .allSatisfy(deployment -> assertThat(deployment.state()).isEqualTo(State.SUCCEEDED));
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
    }

    @Test
    void f11_withSeparateHistoriesTheTargetStillLetsOnlyOneWin() {
        world.push(tree("cart"));
        World second = new World();
        second.target = new InMemoryTarget(world.backend);
        second.readFrom = world.source;
        boolean[] done = {false};
        target.apply = (request, operation, next) -> {
            if (!done[0]) {
                done[0] = true;
                second.reconcile();
            }
            return next.get();
        };

        world.push("cart.app", app("cart", 2));

        assertThat(world.backend.writes()).isEqualTo(2);
        assertThat(world.images()).containsEntry("cart", "cart:2");
        second.close();
    }

    @Test
    void f12_anEngineThatWasTakenForDeadDoesNotEndItsDeploymentTwice() {
        world.backend.becomesHealthyAfter(ServiceId.of("cart"), 3);
        world.source.commit(tree("cart"));
        RunOptions hurry = RunOptions.defaults().waitForHealth(false);
        world.engine().reconcile(PROD, hurry);
        world.another().reconcile(PROD);

        for (int i = 0; i < 4; i++) {
            assertThat(world.engine().reconcile(PROD, hurry).failure()).isEmpty();
        }

        assertThat(world.history())
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.state()).isEqualTo(State.INTERRUPTED));
        assertThat(world.engine().reconcile(PROD).status()).isEqualTo(RunStatus.IN_SYNC);
    }

    @Test
    void i1_enginesWithDifferentOwnersLeaveEachOtherAlone() {
        world.push(tree("cart"));
        World other = new World();
        other.owner = "another-team";
        other.target = new InMemoryTarget(world.backend);

        ReconcileResult result = other.push(tree("cart", "mail"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.INVALID);
        assertThat(world.backend.ownerOf(workload("cart"))).contains(World.MARK);
        other.push(tree("news"));
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
        other.close();
    }

    @Test
    void runsOfOneEnvironmentFollowEachOther() {
        Overlap overlap = new Overlap();
        target.observe = (request, operation, next) -> overlap.watch(next);
        world.source.commit(tree("cart", "shop"));
        try (Threads threads = new Threads(4)) {
            List<CompletableFuture<ReconcileResult>> runs = new ArrayList<>();
            GitOpsEngine engine = world.engine();
            for (int i = 0; i < 8; i++) {
                runs.add(CompletableFuture.supplyAsync(() -> engine.reconcile(PROD), threads));
            }
            runs.forEach(CompletableFuture::join);
        }

        assertThat(overlap.most()).isEqualTo(1);
        assertThat(world.backend.writes()).isEqualTo(2);
    }
}
