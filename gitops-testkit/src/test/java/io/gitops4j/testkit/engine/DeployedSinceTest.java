package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import io.gitops4j.spi.ApplyOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How old what is deployed is, which badges tell. */
final class DeployedSinceTest {
    private final World world = new World();
    private final HookedTarget target = new HookedTarget(world.backend);

    @BeforeEach
    void hook() {
        world.target = target;
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Optional<Instant> since(String service) {
        return world.engine().status(PROD).services().stream()
                .filter(state -> state.service().equals(ServiceId.of(service)))
                .findFirst()
                .flatMap(ServiceState::since);
    }

    private Instant later() {
        world.clock.advance(Duration.ofHours(1));
        return world.clock.instant();
    }

    @Test
    void aServiceIsAsOldAsItsOwnDeploymentWhateverRunsAndCommitsFollow() {
        Instant first = world.clock.instant();
        world.push(tree("cart", "shop"));
        Instant second = later();
        world.push("shop.app", app("shop", 2));
        later();
        world.push("README.md", "about something else");
        world.reconcile();

        assertThat(since("cart")).contains(first);
        assertThat(since("shop")).contains(second);

        world.restart();
        world.reconcile();
        assertThat(since("cart")).contains(first);
    }

    @Test
    void aRepairAndAFailureLeaveItsAge() {
        Instant first = world.clock.instant();
        world.push(tree("cart"));
        later();
        world.backend.editByHand(workload("cart"), Document.of(Map.of("by", "hand")));
        assertThat(world.reconcile().deployment()).isPresent();
        assertThat(since("cart")).contains(first);

        target.apply = (request, operation, next) -> ApplyOutcome.refused(
                FailureKind.REJECTED, Diagnostic.error("TEST").what("no").build());
        later();
        world.push("cart.app", app("cart", 2));

        assertThat(since("cart")).contains(first);
    }
}
