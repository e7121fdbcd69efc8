package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Document;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceStatus;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A plan is a value: what is applied is what it says, or nothing. */
final class ApplyPlanTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void appliesExactlyThePlan() {
        world.source.commit(tree("cart", "shop"));
        Plan plan = world.engine().plan(PROD);

        ReconcileResult result = world.engine().apply(plan);

        assertThat(result.status()).isEqualTo(RunStatus.APPLIED);
        assertThat(result.plan())
                .hasValueSatisfying(applied -> assertThat(applied.digest()).isEqualTo(plan.digest()));
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        assertThat(world.history())
                .allSatisfy(deployment -> assertThat(deployment.planDigest()).isEqualTo(plan.digest()));
    }

    @Test
    void aServiceWhoseSourceMovedIsLeftAloneAndTheOthersAreApplied() {
        world.source.commit(tree("cart", "shop"));
        Plan plan = world.engine().plan(PROD);
        world.source.change("cart.app", app("cart", 2));

        ReconcileResult result = world.engine().apply(plan);

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.SUPERSEDED);
        assertThat(result(result, "cart").failure())
                .hasValueSatisfying(
                        failure -> assertThat(failure.diagnostic()).asString().startsWith("RUN-SUPERSEDED"));
        assertThat(world.images()).isEqualTo(Map.of("shop", "shop:1"));
    }

    @Test
    void aServiceWhoseLiveStateMovedIsLeftAlone() {
        world.push(tree("cart", "shop"));
        world.source.change("cart.app", app("cart", 2));
        Plan plan = world.engine().plan(PROD);
        world.backend.editByHand(workload("cart"), Document.of(Map.of("by", "hand")));

        ReconcileResult result = world.engine().apply(plan);

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.SUPERSEDED);
        assertThat(world.backend.contents().get(workload("cart")).fields()).isEqualTo(Map.of("by", "hand"));
    }

    @Test
    void anUnrelatedCommitDoesNotSupersedeAPlan() {
        world.source.commit(tree("cart"));
        Plan plan = world.engine().plan(PROD);
        world.source.change("README.md", "x");

        assertThat(status(world.engine().apply(plan), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    void whatIsNewSinceThePlanIsNotApplied() {
        world.source.commit(tree("cart"));
        Plan plan = world.engine().plan(PROD);
        world.source.change("shop.app", app("shop", 1));

        world.engine().apply(plan);

        assertThat(world.images()).containsOnlyKeys("cart");
    }

    @Test
    void anAppliedPlanCannotBeAppliedAgain() {
        world.source.commit(tree("cart"));
        Plan plan = world.engine().plan(PROD);
        world.engine().apply(plan);
        long writes = world.backend.writes();

        assertThat(status(world.engine().apply(plan), "cart")).isEqualTo(ServiceStatus.SUPERSEDED);
        assertThat(world.backend.writes()).isEqualTo(writes);
    }

    @Test
    void whatIsHeldIsAppliedWithTheApprovalOnly() {
        world.push(tree("cart", "shop"));
        world.source.commit(Map.of("README.md", "x"));
        Plan plan = world.engine().plan(PROD);

        world.engine().apply(plan);
        assertThat(world.images()).hasSize(2);

        world.engine().apply(plan, RunOptions.defaults().approve(plan.digest()));
        assertThat(world.images()).isEmpty();
    }

    @Test
    void aPlanOfOneEngineCanBeAppliedByAnother() {
        world.source.commit(tree("cart"));
        Plan plan = world.engine().plan(PROD);

        assertThat(world.another().apply(plan).status()).isEqualTo(RunStatus.APPLIED);
    }
}
