package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.BROKEN;
import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Deployment;
import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.EnvironmentState;
import io.gitops4j.api.Failure;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HealthState;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.testkit.TestOperation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What can be told afterwards: the history and the state. */
final class RecordTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aDeploymentTellsWhatWasDoneFromWhereToWhereAndForWhom() {
        world.push(tree("cart", "shop"));
        Revision from = world.source.history().get(0);
        world.source.change("cart.app", app("cart", 2));
        ReconcileResult result =
                world.engine().reconcile(PROD, RunOptions.defaults().initiator("ann"));

        Deployment newest = world.history().get(0);

        assertThat(newest.number()).isEqualTo(result.deployment().orElseThrow());
        assertThat(newest.service()).isEqualTo(ServiceId.of("cart"));
        assertThat(newest.state()).isEqualTo(State.SUCCEEDED);
        assertThat(newest.from()).contains(from);
        assertThat(newest.to()).contains(world.source.history().get(0));
        assertThat(newest.initiator()).isEqualTo("ann");
        assertThat(newest.started()).isEqualTo(world.clock.instant());
        assertThat(newest.finished()).contains(world.clock.instant());
        assertThat(newest.changes()).containsExactly("UPDATE memory/workload shop/cart");
        assertThat(newest.resources()).containsExactly(workload("cart"));
        assertThat(newest.planDigest()).isEqualTo(result.plan().orElseThrow().digest());
    }

    @Test
    void servicesOfOneRunShareItsNumberAndLaterRunsHaveHigherOnes() {
        long first = world.push(tree("cart", "shop")).deployment().orElseThrow();
        long second = world.push("cart.app", app("cart", 2)).deployment().orElseThrow();

        assertThat(second).isGreaterThan(first);
        assertThat(world.history()).extracting(Deployment::number).containsExactly(second, first, first);
        assertThat(world.engine().history(HistoryQuery.of(PROD, ServiceId.of("shop"))))
                .extracting(Deployment::number)
                .containsExactly(first);
    }

    @Test
    void aRunThatWritesNothingLeavesNoTrace() {
        world.push(tree("cart"));
        world.push("README.md", "x");
        world.push("cart.app", BROKEN);

        assertThat(world.history()).hasSize(1);
    }

    @Test
    void f02_aDeploymentCutOffByACrashIsInterruptedAsSoonAsAnotherEngineRuns() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        target.apply = (request, operation, next) -> {
            var unused = next.get();
            throw new Crash(1);
        };
        world.source.commit(tree("cart"));
        assertThatThrownBy(world::reconcile).isInstanceOf(Crash.class);
        target.apply = Hook.none();
        world.restart();
        assertThat(world.history().get(0).state()).isEqualTo(State.IN_PROGRESS);

        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);

        assertThat(world.history()).singleElement().satisfies(deployment -> {
            assertThat(deployment.state()).isEqualTo(State.INTERRUPTED);
            assertThat(deployment.resources()).containsExactly(workload("cart"));
        });
        assertThat(world.drop("cart.app").status()).isEqualTo(RunStatus.HELD);
    }

    @Test
    void f17_whatWasPushedDuringARunIsDeployedByTheNext() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        boolean[] pushed = {false};
        target.apply = (request, operation, next) -> {
            if (!pushed[0]) {
                pushed[0] = true;
                world.source.change("cart.app", app("cart", 2));
            }
            return next.get();
        };

        world.push(tree("cart"));
        assertThat(world.images()).containsEntry("cart", "cart:1");
        world.reconcile();

        assertThat(world.images()).containsEntry("cart", "cart:2");
        assertThat(world.history()).extracting(Deployment::state).containsOnly(State.SUCCEEDED);
    }

    @Test
    void b80_aDamagedHistoryStopsEveryWriteAndSaysWhere() {
        world.push(tree("cart", "shop"));
        world.store.append(PROD, new HistoryLine(3, "", "{\"v\":1,\"nonsense\":true}"), TestOperation.live());
        world.restart();

        ReconcileResult result = world.drop("cart.app");

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.failure()
                        .map(Failure::diagnostic)
                        .map(Object::toString)
                        .orElseThrow())
                .startsWith("STORE-FORMAT")
                .contains("entry 3");
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
    }

    @Test
    void beforeTheFirstRunTheStateIsEmpty() {
        EnvironmentState state = world.engine().status(PROD);

        assertThat(state.lastRun()).isEmpty();
        assertThat(state.services()).isEmpty();
        assertThatThrownBy(() -> world.engine().status("dev")).isInstanceOf(GitOpsException.class);
    }

    @Test
    void theStateTellsWhatRunsAndWhyNotMore() {
        world.push(tree("cart", "shop"));
        Revision first = world.source.history().get(0);
        world.backend.neverHealthy(ServiceId.of("shop"), "crash loop");
        world.source.change("shop.app", app("shop", 2));
        world.push("cart.app", "name: cart\nimage: none\nenvironments: prod\n");

        EnvironmentState state = world.engine().status(PROD);

        assertThat(state.lastRun()).contains(RunStatus.PARTIAL);
        assertThat(state.finished()).contains(world.clock.instant());
        assertThat(state.revisions())
                .containsEntry("apps", world.source.history().get(0));
        ServiceState cart = state.services().get(0);
        assertThat(cart.status()).isEqualTo(ServiceStatus.INVALID);
        assertThat(cart.revision()).contains(first);
        assertThat(cart.reason()).contains("LINE-SYNTAX");
        ServiceState shop = state.services().get(1);
        assertThat(shop.status()).isEqualTo(ServiceStatus.FAILED);
        assertThat(shop.health().state()).isEqualTo(HealthState.DEGRADED);
        assertThat(shop.reason()).contains("crash loop");
        assertThat(shop.nextTry()).isPresent();
    }

    @Test
    void aRunThatFailsEarlyKeepsWhatWasKnown() {
        world.push(tree("cart"));
        List<ServiceState> known = world.engine().status(PROD).services();
        world.source.deleteBranch();
        world.reconcile();

        EnvironmentState state = world.engine().status(PROD);

        assertThat(state.lastRun()).contains(RunStatus.FAILED);
        assertThat(state.services()).isEqualTo(known);
    }

    @Test
    void theStateTellsHeldDeletes() {
        world.push(tree("cart", "shop"));
        world.push(Map.of("README.md", "x"));

        assertThat(world.engine().status(PROD).holds()).hasSize(1);
    }
}
