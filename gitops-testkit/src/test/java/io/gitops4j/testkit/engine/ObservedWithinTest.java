package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.many;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceState;
import io.gitops4j.testkit.CallCounts;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs that may take the target to be as it was found. */
final class ObservedWithinTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final World world = new World();

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
