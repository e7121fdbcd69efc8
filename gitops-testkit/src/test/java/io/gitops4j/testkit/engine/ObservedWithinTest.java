package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.many;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Document;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.testkit.CallCounts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Runs that may take the target to be as it was found. */
final class ObservedWithinTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();
    private final List<Set<ResourceId>> lookedAt = new ArrayList<>();

    @BeforeEach
    void listen() {
        HookedTarget target = new HookedTarget(world.backend);
        target.observe = (request, operation, real) -> {
            lookedAt.add(request.wanted());
            return real.get();
        };
        world.target = target;
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ReconcileResult trusting() {
        return world.engine().reconcile(PROD, RunOptions.defaults().observedWithin(MINUTE));
    }

    private long targetCalls() {
        return total(world.backend.calls());
    }

    private static long total(CallCounts calls) {
        return calls.asMap().values().stream().mapToLong(Long::longValue).sum();
    }

    private void settled(int services) {
        world.push(many(services));
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
    }

    @Test
    void nothingNewIsOneQuestionToTheSourceAndNoneToTheTarget() {
        settled(20);
        long target = targetCalls();
        long resolved = world.source.calls().of("resolve");
        long all = total(world.source.calls());

        ReconcileResult result = trusting();

        assertThat(result.status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(result.services()).hasSize(20);
        assertThat(targetCalls()).isEqualTo(target);
        assertThat(world.source.calls().of("resolve")).isEqualTo(resolved + 1);
        assertThat(total(world.source.calls())).isEqualTo(all + 1);
    }

    @Test
    void nothingNewIsThePlanAndTheResultsOfTheRunBefore() {
        settled(20);
        ReconcileResult before = trusting();

        ReconcileResult after = trusting();

        assertThat(after.plan().orElseThrow()).isSameAs(before.plan().orElseThrow());
        assertThat(after.services()).isSameAs(before.services());
        world.source.change("service-0.app", app("service-0", 2));
        assertThat(trusting().service(ServiceId.of("service-0")).orElseThrow().status())
                .isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(trusting().service(ServiceId.of("service-0")).orElseThrow().status())
                .isEqualTo(ServiceStatus.UNCHANGED);
        assertThat(world.engine().status(PROD).services())
                .extracting(ServiceState::status)
                .containsOnly(ServiceStatus.UNCHANGED);
    }

    @Test
    void anUnrelatedCommitIsNoParseAndNoQuestionToTheTarget() {
        settled(20);
        long target = targetCalls();
        int parsed = world.parser.parsed();
        Revision unrelated = world.source.change("README.md", "news");

        ReconcileResult result = trusting();

        assertThat(result.status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(targetCalls()).isEqualTo(target);
        assertThat(world.parser.parsed()).isEqualTo(parsed);
        assertThat(world.engine().status(PROD).services())
                .extracting(ServiceState::revision)
                .allSatisfy(revision -> assertThat(revision).contains(unrelated));
    }

    @Test
    void aChangedManifestIsDeployed() {
        settled(2);
        world.source.change("service-0.app", app("service-0", 2));

        assertThat(trusting().status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.images()).containsEntry("service-0", "service-0:2");
    }

    @Test
    void aChangedManifestAmongManyIsALookAtItsOwnResources() {
        settled(20);
        world.source.change("service-7.app", app("service-7", 2));
        lookedAt.clear();

        assertThat(trusting().status()).isEqualTo(RunStatus.APPLIED);

        assertThat(world.images()).containsEntry("service-7", "service-7:2");
        assertThat(lookedAt).containsExactly(Set.of(workload("service-7")));
    }

    @Test
    void whatWasNotAsWantedIsLookedAtAgainAndTheRestIsNot() {
        settled(3);
        world.source.change("service-0.app", app("service-0", 2));
        trusting();
        lookedAt.clear();

        assertThat(trusting().status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(trusting().status()).isEqualTo(RunStatus.IN_SYNC);

        assertThat(lookedAt).containsExactly(Set.of(workload("service-0")));
    }

    @Test
    void aNewServiceIsALookAtItsPlace() {
        settled(3);
        world.source.change("new.app", app("new", 1));
        lookedAt.clear();

        ReconcileResult result = trusting();

        assertThat(result.status()).isEqualTo(RunStatus.APPLIED);
        assertThat(result.services()).hasSize(4);
        assertThat(lookedAt).containsExactly(Set.of(workload("new")));
    }

    @Test
    void aForeignResourceInTheNewPlaceIsStillNotTaken() {
        settled(3);
        world.backend.makeByHand(workload("new"), Document.of(Map.of("made", "by hand")));
        world.source.change("new.app", app("new", 1));

        ReconcileResult result = trusting();

        assertThat(World.status(result, "new")).isEqualTo(ServiceStatus.INVALID);
        assertThat(world.images()).containsEntry("new", "made by hand");
    }

    @Test
    void aDeletedManifestIsALookAtEverything() {
        settled(5);
        world.source.delete("service-0.app");
        lookedAt.clear();

        assertThat(trusting().status()).isEqualTo(RunStatus.APPLIED);

        assertThat(world.images()).doesNotContainKey("service-0");
    }

    @Test
    void aManifestThatWantsOneResourceLessLosesItAtOnce() {
        world.push(Map.of("cart.app", app("cart", 1, "web", "admin"), "shop.app", app("shop", 1)));
        world.reconcile();
        world.source.change("cart.app", app("cart", 1, "web"));

        assertThat(trusting().status()).isEqualTo(RunStatus.APPLIED);

        assertThat(world.backend.contents()).doesNotContainKey(World.service("admin"));
    }

    @Test
    void manyChangedManifestsAreOneLookAtEverything() {
        settled(60);
        Map<String, String> changed = new LinkedHashMap<>();
        many(60).forEach((path, text) -> changed.put(path, text.replace(":1", ":2")));
        world.source.commit(changed);

        assertThat(trusting().status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.images().values()).allMatch(image -> image.endsWith(":2"));
    }

    @Test
    void aNewWarningIsTold() {
        settled(2);
        world.source.change("service-0.app", app("service-0", 1) + "slo: 99.9\n");

        ReconcileResult result = trusting();

        assertThat(result.service(ServiceId.of("service-0")).orElseThrow().diagnostics())
                .extracting(Diagnostic::code)
                .containsExactly("RULES-OFF");
    }

    @Test
    void driftIsFoundOnceTheLookIsTooOld() {
        settled(2);
        world.backend.deleteByHand(workload("service-1"));

        assertThat(trusting().status()).isEqualTo(RunStatus.IN_SYNC);
        world.clock.advance(MINUTE);

        assertThat(trusting().status()).isEqualTo(RunStatus.APPLIED);
        assertThat(world.images()).containsKey("service-1");
    }

    @Test
    void aTargetThatWasNotFoundAsWantedIsLookedAtAgain() {
        world.push(tree("cart"));
        long target = targetCalls();

        trusting();

        assertThat(targetCalls()).isGreaterThan(target);
    }

    @Test
    void withoutBeingToldARunLooks() {
        settled(2);
        world.backend.deleteByHand(workload("service-1"));

        assertThat(world.reconcile().status()).isEqualTo(RunStatus.APPLIED);
    }
}
