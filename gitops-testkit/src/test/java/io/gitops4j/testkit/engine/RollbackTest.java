package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.Commit;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.DeploymentDiff;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.FileChange;
import io.gitops4j.spi.LogRequest;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.Snapshot;
import io.gitops4j.spi.Source;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Returns to earlier states, and questions about what lies between. */
final class RollbackTest {
    private static final ServiceId CART = ServiceId.of("cart");

    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private Deployment newest() {
        return world.history().get(0);
    }

    private long deploy(int version) {
        return world.push("cart.app", app("cart", version)).deployment().orElseThrow();
    }

    @Test
    void f19_aRevertIsToldAsARollbackToTheDeploymentThatItRestores() {
        long first = world.push(tree("cart", "shop")).deployment().orElseThrow();
        deploy(2);
        world.source.revert();

        world.reconcile();

        assertThat(newest().service()).isEqualTo(CART);
        assertThat(newest().restores()).hasValue(first);
        assertThat(newest().state()).isEqualTo(State.SUCCEEDED);
        assertThat(world.heard.events())
                .filteredOn(event -> event.kind() == Kind.ROLLBACK)
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.service()).contains(CART);
                    assertThat(event.text()).isEqualTo("cart goes back to what deployment " + first + " brought");
                });
    }

    @Test
    void aRevertOfARevertIsARollbackToTheReverted() {
        deploy(1);
        long second = deploy(2);
        world.source.revert();
        world.reconcile();
        world.source.revert();

        world.reconcile();

        assertThat(newest().restores()).hasValue(second);
        assertThat(world.images()).isEqualTo(Map.of("cart", "cart:2"));
    }

    @Test
    void severalCommitsRevertedAtOnceAreOneRollback() {
        long first = deploy(1);
        deploy(2);
        deploy(3);

        deploy(1);

        assertThat(newest().restores()).hasValue(first);
    }

    @Test
    void aRevertOfADeletionIsARollback() {
        long first = world.push(tree("cart", "shop")).deployment().orElseThrow();
        world.drop("cart.app");
        world.source.revert();

        world.reconcile();

        assertThat(newest().restores()).hasValue(first);
    }

    @Test
    void whatNeverRanBeforeIsNoRollback() {
        deploy(1);
        deploy(2);
        deploy(3);

        assertThat(world.history()).extracting(Deployment::restores).containsOnly(OptionalLong.empty());
        assertThat(world.heard.kinds()).doesNotContain(Kind.ROLLBACK);
    }

    @Test
    void theRepairOfADriftIsNoRollback() {
        deploy(1);
        deploy(2);
        world.backend.deleteByHand(workload("cart"));

        world.reconcile();

        assertThat(newest().changes()).containsExactly("CREATE memory/workload shop/cart");
        assertThat(newest().restores()).isEmpty();
    }

    @Test
    void aRevertAfterAFailureIsARollbackToTheLastThatSucceeded() {
        long first = deploy(1);
        world.backend.neverHealthy(CART, "it crashes");
        deploy(2);
        assertThat(newest().state()).isEqualTo(State.FAILED);
        world.backend.becomesHealthyAfter(CART, 0);
        world.source.revert();

        world.reconcile();

        assertThat(newest().restores()).hasValue(first);
    }

    @Test
    void aRestartedEngineRecognisesAReturnToo() {
        long first = deploy(1);
        deploy(2);
        world.source.revert();
        world.restart();

        world.reconcile();

        assertThat(newest().restores()).hasValue(first);
    }

    @Test
    void aDeploymentTellsTheCommitsThatItBrings() {
        world.push(Map.of("cart/cart.app", app("cart", 1), "shop/shop.app", app("shop", 1)));
        world.source.change("cart/cart.app", app("cart", 2));
        world.source.change("shop/README.md", "not the cart's business");
        world.source.change("cart/code.txt", "the cart's business");
        Revision tip = world.source.change("README.md", "the tip");

        world.reconcile();

        assertThat(newest().service()).isEqualTo(CART);
        assertThat(newest().commits())
                .extracting(Commit::subject)
                .containsExactly("Change README.md", "Change cart/code.txt", "Change cart/cart.app");
        assertThat(newest().commits().get(0).id()).isEqualTo(tip.id());
        assertThat(newest().commits()).extracting(Commit::author).containsOnly("Ann Author <ann@example.com>");
    }

    @Test
    void aRemovalTellsTheCommitThatWasReadThen() {
        world.push(tree("cart", "shop"));
        world.drop("cart.app");

        assertThat(newest().state()).isEqualTo(State.REMOVED);
        assertThat(newest().commits()).extracting(Commit::subject).containsExactly("Delete cart.app");
    }

    @Test
    void f24_whereTheRevisionBeforeIsGoneTheNewestCommitIsTold() {
        deploy(1);
        Revision before = world.source.history().get(0);
        world.source.change("cart.app", app("cart", 2));
        world.source.forget(before);

        world.reconcile();

        assertThat(newest().commits()).extracting(Commit::subject).containsExactly("Change cart.app");
        assertThat(newest().from()).contains(before);
    }

    @Test
    void aChangeLogThatCannotBeReadDelaysNoDeployment() {
        world.readFrom = new WithoutLog(world.source);
        deploy(1);

        deploy(2);

        assertThat(newest().state()).isEqualTo(State.SUCCEEDED);
        assertThat(newest().commits()).hasSize(1);
    }

    private record WithoutLog(Source source) implements Source {
        @Override
        public Revision resolve(Operation operation) {
            return source.resolve(operation);
        }

        @Override
        public Snapshot snapshot(Revision revision, Operation operation) {
            return source.snapshot(revision, operation);
        }

        @Override
        public Optional<List<FileChange>> changes(Revision from, Revision to, Operation operation) {
            return source.changes(from, to, operation);
        }

        @Override
        public List<Commit> log(LogRequest request, Operation operation) {
            throw new AssertionError("a broken plug-in");
        }
    }

    @Test
    void twoDeploymentsAreComparedInWhatWasDeclaredAndWhatTheTargetGot() {
        long first = deploy(1);
        long second = deploy(2);

        DeploymentDiff diff = world.engine().diff(PROD, CART, first, second);

        assertThat(diff.declared())
                .extracting(Object::toString)
                .containsExactly("containers[main].image: cart:1 -> cart:2");
        assertThat(diff.resources()).singleElement().satisfies(resource -> {
            assertThat(resource.id()).isEqualTo(workload("cart"));
            assertThat(resource.kind()).isEqualTo(ChangeKind.UPDATE);
            assertThat(resource.fields()).isNotEmpty();
        });
        assertThat(world.engine().diff(PROD, CART, second, second).isEmpty()).isTrue();
    }

    @Test
    void aRemovalComparesAsEverythingDeleted() {
        long first = world.push(tree("cart", "shop")).deployment().orElseThrow();
        long removal = world.drop("cart.app").deployment().orElseThrow();

        DeploymentDiff diff = world.engine().diff(PROD, CART, first, removal);

        assertThat(diff.resources())
                .extracting(DeploymentDiff.ResourceDiff::kind)
                .containsOnly(ChangeKind.DELETE);
    }

    @Test
    void aDeploymentThatNeverWasCannotBeCompared() {
        long first = deploy(1);

        assertThatThrownBy(() -> world.engine().diff(PROD, CART, first, 99))
                .hasMessage("HISTORY-UNKNOWN: there is no deployment 99 of cart in prod."
                        + " Do: look at the history of the service for its numbers.");
    }

    @Test
    void tellsWhereACommitWent() {
        world.push(tree("cart", "shop"));
        Revision wanted = world.source.change("cart.app", app("cart", 2));
        world.reconcile();
        long second = newest().number();
        long third = world.push("shop.app", app("shop", 2)).deployment().orElseThrow();

        List<Deployment> since = world.engine().since(PROD, wanted.id());

        assertThat(since).extracting(Deployment::number).containsExactly(third, second);
        assertThatThrownBy(() -> world.engine().since(PROD, "0123"))
                .hasMessageStartingWith("HISTORY-COMMIT: no source of prod knows a commit '0123'");
    }
}
