package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.Limits;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.Capability;
import java.time.Duration;
import java.util.EnumSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Rollouts, which may outlive the run that began them. */
final class HealthTest {
    private static final ServiceId CART = ServiceId.of("cart");
    private static final RunOptions HURRY = RunOptions.defaults().waitForHealth(false);

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRunWaitsUntilWhatItWroteIsHealthy() {
        world.backend.becomesHealthyAfter(CART, 5);

        ReconcileResult result = world.push(tree("cart", "shop"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(world.pauses).hasSize(5);
        assertThat(world.history()).extracting(Deployment::state).containsOnly(State.SUCCEEDED);
    }

    @Test
    void f41_aRolloutThatNeverBecomesHealthyFailsOnceAndIsNotWrittenAgain() {
        world.push(tree("cart", "shop"));
        world.backend.neverHealthy(CART, "crash loop");

        ReconcileResult failed = world.push("cart.app", app("cart", 2));

        assertThat(failed.status()).isEqualTo(RunStatus.PARTIAL);
        assertThat(result(failed, "cart").failure()).hasValueSatisfying(failure -> {
            assertThat(failure.kind()).isEqualTo(FailureKind.UNHEALTHY);
            assertThat(failure.diagnostic())
                    .asString()
                    .startsWith("RUN-UNHEALTHY cart.app:1:1")
                    .contains("crash loop");
        });
        long writes = world.backend.writes();
        int entries = world.history().size();
        ReconcileResult again = world.reconcile();
        assertThat(status(again, "cart")).isEqualTo(ServiceStatus.FAILED);
        assertThat(again.deployment()).isEmpty();
        assertThat(world.backend.writes()).isEqualTo(writes);
        assertThat(world.history()).hasSize(entries);
        assertThat(world.history().get(0).state()).isEqualTo(State.FAILED);
    }

    @Test
    void f41_whatBecomesHealthyLaterIsWellAgain() {
        world.backend.neverHealthy(CART, "crash loop");
        world.push(tree("cart", "shop"));
        world.backend.becomesHealthyAfter(CART, 0);

        ReconcileResult well = world.reconcile();

        assertThat(well.status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(status(well, "cart")).isEqualTo(ServiceStatus.UNCHANGED);
        assertThat(world.engine().status(PROD).services())
                .allSatisfy(service -> assertThat(service.reason()).isEmpty());
    }

    @Test
    void aRolloutHasItsOwnTime() {
        world.limits = Limits.builder().healthTimeout(Duration.ofMinutes(2)).build();
        world.backend.becomesHealthyAfter(CART, 1_000_000);

        ReconcileResult result = world.push(tree("cart"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.FAILED);
        assertThat(result(result, "cart").failure())
                .hasValueSatisfying(
                        failure -> assertThat(failure.diagnostic()).asString().contains("not healthy in time"));
        assertThat(waited()).isBetween(Duration.ofMinutes(2), Duration.ofSeconds(126));
    }

    @Test
    void aRunThatDoesNotWaitLeavesTheRolloutToLaterRuns() {
        world.backend.becomesHealthyAfter(CART, 2);
        world.source.commit(tree("cart", "shop"));

        ReconcileResult first = world.engine().reconcile(PROD, HURRY);

        assertThat(status(first, "cart")).isEqualTo(ServiceStatus.PROGRESSING);
        assertThat(status(first, "shop")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(first.status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.history())
                .extracting(deployment -> deployment.service() + " " + deployment.state())
                .containsExactly("cart IN_PROGRESS", "shop SUCCEEDED");

        world.engine().reconcile(PROD, HURRY);
        ReconcileResult third = world.engine().reconcile(PROD, HURRY);
        assertThat(status(third, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(world.pauses).isEmpty();
        assertThat(world.history()).hasSize(2).extracting(Deployment::state).containsOnly(State.SUCCEEDED);
        assertThat(world.engine().reconcile(PROD, HURRY).status()).isEqualTo(RunStatus.IN_SYNC);
    }

    @Test
    void aRolloutNobodyWaitsForFailsWhenItsTimeIsOver() {
        world.limits = Limits.builder().healthTimeout(Duration.ofMinutes(2)).build();
        world.backend.becomesHealthyAfter(CART, 1_000_000);
        world.source.commit(tree("cart"));
        world.engine().reconcile(PROD, HURRY);
        world.clock.advance(Duration.ofMinutes(3));

        ReconcileResult result = world.engine().reconcile(PROD, HURRY);

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.FAILED);
        assertThat(world.history())
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.state()).isEqualTo(State.FAILED));
    }

    @Test
    void aNewPushEndsTheRolloutUnderWay() {
        world.backend.becomesHealthyAfter(CART, 3);
        world.source.commit(tree("cart"));
        world.engine().reconcile(PROD, HURRY);

        world.push("cart.app", app("cart", 2));

        assertThat(world.history()).extracting(Deployment::state).containsExactly(State.SUCCEEDED, State.SUPERSEDED);
        assertThat(world.images()).containsEntry("cart", "cart:2");
    }

    @Test
    void anUnhealthyServiceThatIsMendedIsDeployed() {
        world.backend.neverHealthy(CART, "crash loop");
        world.push(tree("cart"));
        world.backend.becomesHealthyAfter(CART, 0);

        ReconcileResult result = world.push("cart.app", app("cart", 2));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    void aTargetThatCannotTellHealthIsBelieved() {
        HookedTarget target = new HookedTarget(world.backend);
        target.capabilities = EnumSet.complementOf(EnumSet.of(Capability.HEALTH));
        target.health = (request, operation, next) -> {
            throw new AssertionError("asked all the same");
        };
        world.target = target;

        assertThat(status(world.push(tree("cart")), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    void notKnowingTheHealthIsNoVerdict() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        target.health = (request, operation, next) ->
                world.pauses.size() < 3 ? WriteTroubleTest.fail(FailureKind.UNAVAILABLE) : next.get();

        assertThat(status(world.push(tree("cart")), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    void aRemovedServiceIsFollowedNoLonger() {
        world.source.commit(tree("cart", "shop"));
        world.backend.becomesHealthyAfter(CART, 100);
        world.engine().reconcile(PROD, HURRY);
        world.source.delete("cart.app");

        ReconcileResult result = world.engine().reconcile(PROD, HURRY);

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.REMOVED);
        assertThat(world.history())
                .filteredOn(deployment -> deployment.service().equals(CART))
                .extracting(Deployment::state)
                .containsExactly(State.REMOVED, State.SUPERSEDED);
    }

    @Test
    void theEndOfARolloutWhoseServiceIsNotInThePlanAnyMoreIsToldToo() {
        world.source.commit(tree("cart"));
        world.backend.becomesHealthyAfter(CART, 1);
        world.engine().reconcile(PROD, HURRY);
        world.source.commit(java.util.Map.of("README.md", "moved"));

        ReconcileResult result = world.engine().reconcile(PROD, HURRY);

        assertThat(result.status()).isEqualTo(RunStatus.HELD);
        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(result(result, "cart").failure().map(Failure::kind)).isEmpty();
    }

    private Duration waited() {
        return world.pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }
}
