package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A source that cannot be read never looks like one that wants nothing (I2). */
final class SourceTroubleTest {
    private final World world = new World();

    @BeforeEach
    void deploy() {
        world.push(tree("cart", "shop"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void f22_b66_aMissingBranchDeletesNothing() {
        world.source.deleteBranch();

        ReconcileResult result = world.reconcile();

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.failure().map(Failure::kind)).contains(FailureKind.NOT_FOUND);
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        assertThatThrownBy(() -> world.engine().plan(PROD)).isInstanceOf(GitOpsException.class);
    }

    @Test
    void f22_anEmptiedRepositoryIsHeldUntilItIsApproved() {
        ReconcileResult held = world.push(Map.of("README.md", "moved"));

        assertThat(held.status()).isEqualTo(RunStatus.HELD);
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        Plan plan = held.plan().orElseThrow();
        assertThat(plan.holds()).singleElement().satisfies(hold -> {
            assertThat(hold.reason().code()).isEqualTo("PRUNE-EMPTY");
            assertThat(hold.changes()).hasSize(2);
        });

        world.engine().reconcile(PROD, RunOptions.defaults().approve(plan.digest()));
        assertThat(world.images()).isEmpty();
    }

    @Test
    void aSourceOutOfReachChangesNothingAndIsReadAgainLater() {
        world.source.change("cart.app", app("cart", 2));
        world.source.faults().cut();

        ReconcileResult result = world.reconcile();

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(result.failure().map(Failure::kind)).contains(FailureKind.UNAVAILABLE);
        assertThat(world.images()).containsEntry("cart", "cart:1");

        world.source.faults().mend();
        world.reconcile();
        assertThat(world.images()).containsEntry("cart", "cart:2");
    }

    @Test
    void aSourceThatBreaksInTheMiddleOfReadingChangesNothing() {
        world.source.change("cart.app", app("cart", 2));
        world.source.change("mail.app", app("mail", 1));
        world.source.delete("shop.app");
        world.readFrom = world.source;
        world.source.faults().failNext(1, FailureKind.UNAVAILABLE);

        assertThat(world.reconcile().status()).isEqualTo(RunStatus.FAILED);
        assertThat(world.images()).isEqualTo(Map.of("cart", "cart:1", "shop", "shop:1"));
        world.reconcile();
        assertThat(world.images()).isEqualTo(Map.of("cart", "cart:2", "mail", "mail:1"));
    }

    @Test
    void f24_aRevisionThatIsGoneFromTheSourceIsReadWholeAgain() {
        Revision old = world.source.history().get(0);
        world.source.change("cart.app", app("cart", 2));
        world.source.forget(old);

        world.reconcile();

        assertThat(world.images()).containsEntry("cart", "cart:2");
        assertThat(world.parser.parsed()).isEqualTo(3);
    }

    @Test
    void f18_aForcedPushIsReadAsOneRevision() {
        Revision old = world.source.history().get(0);
        world.push("cart.app", app("cart", 2));

        world.source.forceTo(old);
        world.reconcile();

        assertThat(world.images()).isEqualTo(Map.of("cart", "cart:1", "shop", "shop:1"));
    }
}
