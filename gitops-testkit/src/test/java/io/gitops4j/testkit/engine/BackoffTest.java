package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.Limits;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ApplyRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What fails for good is not tried for ever (F59). */
final class BackoffTest {
    private final World world = new World();
    private final List<ApplyRequest> tries = new ArrayList<>();
    private final HookedTarget target = new HookedTarget(world.backend);

    @BeforeEach
    void refuseCart() {
        world.target = target;
        world.limits = Limits.builder()
                .backoff(Duration.ofSeconds(30), Duration.ofMinutes(15))
                .build();
        target.apply = (request, operation, next) -> {
            if (!request.change().id().equals(workload("cart"))) {
                return next.get();
            }
            tries.add(request);
            return ApplyOutcome.refused(
                    FailureKind.REJECTED, Diagnostic.error("TEST").what("never").build());
        };
        world.push(tree("cart", "shop"));
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void f59_theNextTryIsToldAndNotMadeBefore() {
        ReconcileResult waiting = world.reconcile();

        assertThat(status(waiting, "cart")).isEqualTo(ServiceStatus.BACKING_OFF);
        assertThat(waiting.status()).isEqualTo(RunStatus.HELD);
        assertThat(result(waiting, "cart").failure().map(Failure::kind)).contains(FailureKind.REJECTED);
        assertThat(result(waiting, "cart").nextTry())
                .contains(world.clock.instant().plusSeconds(30));
        assertThat(tries).hasSize(1);

        world.clock.advance(Duration.ofSeconds(30));
        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.FAILED);
        assertThat(tries).hasSize(2);
    }

    @Test
    void f59_eachFailureDoublesTheWaitUpToTheCapAndThenTheServiceRests() {
        for (int minute = 0; minute < 60 * 24; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            world.reconcile();
        }

        assertThat(tries).hasSize(10);
        assertThat(result(world.reconcile(), "cart").nextTry()).isEmpty();
        assertThat(world.history()).as("one entry for each try, and shop").hasSize(11);
    }

    @Test
    void f59_newContentIsTriedAtOnce() {
        target.apply = Hook.none();

        assertThat(status(world.push("cart.app", app("cart", 2)), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    void anUnrelatedCommitIsNoNewContent() {
        assertThat(status(world.push("README.md", "x"), "cart")).isEqualTo(ServiceStatus.BACKING_OFF);
        assertThat(tries).hasSize(1);
    }

    @Test
    void anApprovedPlanIsTriedAtOnce() {
        target.apply = Hook.none();
        ReconcileResult waiting = world.reconcile();

        world.engine()
                .reconcile(
                        PROD,
                        RunOptions.defaults()
                                .approve(waiting.plan().orElseThrow().digest()));

        assertThat(world.images()).containsKey("cart");
    }

    @Test
    void aSuccessForgetsTheFailuresBefore() {
        world.clock.advance(Duration.ofMinutes(1));
        target.apply = Hook.none();
        world.reconcile();

        ReconcileResult well = world.reconcile();

        assertThat(status(well, "cart")).isEqualTo(ServiceStatus.UNCHANGED);
        assertThat(result(well, "cart").nextTry()).isEmpty();
    }
}
