package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.many;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Deployment.State;
import io.gitops4j.api.Failure;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.ApplyRequest;
import io.gitops4j.spi.Operation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A run that is stopped anywhere leaves a record, and the next run goes on (F49). */
final class StopTest {
    private final World world = new World();
    private final HookedTarget target = new HookedTarget(world.backend);
    private final HookedStore store = new HookedStore(world.store);

    StopTest() {
        world.target = target;
        world.store = store;
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void aRunThatIsStoppedBeforeItBeginsDoesNothing() {
        world.source.commit(tree("cart"));
        Cancellation stop = new Cancellation();
        stop.cancel();

        ReconcileResult result =
                world.engine().reconcile(PROD, RunOptions.defaults().cancellation(stop));

        assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(result.failure().map(Failure::kind)).contains(FailureKind.CANCELLED);
        assertThat(world.source.calls().asMap()).isEmpty();
    }

    /** At each call of the target, by a cancellation, by an interrupt, and by the end of the run's time. */
    @TestFactory
    List<DynamicTest> f49_aStopAtAnyCallIsRecordedAndTheNextRunGoesOn() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Stop stop : Stop.values()) {
            IntStream.rangeClosed(1, calls())
                    .mapToObj(call -> DynamicTest.dynamicTest(stop + " at call " + call, () -> stopAt(stop, call)))
                    .forEach(tests::add);
        }
        return tests;
    }

    private enum Stop {
        CANCELLATION,
        INTERRUPT,
        TIMEOUT
    }

    /** So many calls reach the target in a run of the scenario. */
    private static int calls() {
        try (World world = new World()) {
            prepare(world);
            world.backend.calls().reset();
            world.reconcile();
            return (int) world.backend.calls().asMap().values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
        }
    }

    private static void prepare(World world) {
        world.push(tree("cart", "shop", "mail"));
        world.source.change("cart.app", app("cart", 2));
        world.source.change("basket.app", app("basket", 1));
        world.source.delete("shop.app");
    }

    private static void stopAt(Stop stop, int at) {
        try (World world = new World()) {
            HookedTarget target = new HookedTarget(world.backend);
            world.target = target;
            prepare(world);
            world.engine();
            Cancellation cancellation = new Cancellation();
            int[] calls = {0};
            Runnable hook = () -> {
                if (++calls[0] == at) {
                    switch (stop) {
                        case CANCELLATION -> cancellation.cancel();
                        case INTERRUPT -> Thread.currentThread().interrupt();
                        case TIMEOUT -> world.clock.advance(Duration.ofDays(1));
                    }
                }
            };
            target.observe = hooked(hook);
            target.preview = hooked(hook);
            target.apply = hooked(hook);
            target.health = hooked(hook);

            ReconcileResult stopped =
                    world.engine().reconcile(PROD, RunOptions.defaults().cancellation(cancellation));

            assertThat(Thread.interrupted()).as("the flag is kept").isEqualTo(stop == Stop.INTERRUPT);
            assertThat(stopped.status()).as("%s", stopped).isIn(RunStatus.CANCELLED, RunStatus.APPLIED);
            assertThat(world.history()).noneSatisfy(deployment -> {
                assertThat(deployment.state()).isEqualTo(State.IN_PROGRESS);
                assertThat(status(stopped, deployment.service().slug())).isNotEqualTo(ServiceStatus.PROGRESSING);
            });
            for (int i = 0; i < 3; i++) {
                world.reconcile();
            }
            assertThat(world.images())
                    .containsOnlyKeys("basket", "cart", "mail")
                    .containsEntry("cart", "cart:2");
            assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
            assertThat(world.history())
                    .extracting(deployment -> deployment.state())
                    .doesNotContain(State.IN_PROGRESS, State.FAILED);
        }
    }

    private static <R, A> Hook<R, A> hooked(Runnable first) {
        return (request, operation, next) -> {
            first.run();
            return next.get();
        };
    }

    @Test
    void whenTheTimeIsOverTheRestIsNotCountedAsFailed() {
        world.source.commit(many(10));
        target.apply = (request, operation, next) -> {
            world.clock.advance(Duration.ofMinutes(1));
            return next.get();
        };

        ReconcileResult result =
                world.engine().reconcile(PROD, RunOptions.defaults().timeout(Duration.ofSeconds(150)));

        assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(result.services()).extracting(service -> service.status()).doesNotContain(ServiceStatus.FAILED);
        world.reconcile();
        assertThat(world.images()).hasSize(10);
    }

    @Test
    void theOutcomeOfACancelledRunIsRecordedAlthoughItsTimeIsOver() {
        world.source.commit(tree("cart", "shop"));
        Cancellation stop = new Cancellation();
        target.apply = (request, operation, next) -> {
            stop.cancel();
            return next.get();
        };

        world.engine().reconcile(PROD, RunOptions.defaults().cancellation(stop));

        assertThat(world.history())
                .hasSize(2)
                .allSatisfy(deployment -> assertThat(deployment.state()).isEqualTo(State.INTERRUPTED));
    }

    @Test
    void aRunThatWaitsForAnotherCanBeStopped() {
        world.source.commit(tree("cart"));
        Gate inside = new Gate();
        Gate goOn = new Gate();
        target.apply = (request, operation, next) -> {
            inside.open();
            goOn.await();
            return next.get();
        };
        GitOpsEngine engine = world.engine();
        try (Threads threads = new Threads(1)) {
            CompletableFuture<ReconcileResult> first =
                    CompletableFuture.supplyAsync(() -> engine.reconcile(PROD), threads);
            inside.await();
            Cancellation stop = new Cancellation();
            stop.cancel();

            ReconcileResult second =
                    engine.reconcile(PROD, RunOptions.defaults().cancellation(stop));

            assertThat(second.status()).isEqualTo(RunStatus.CANCELLED);
            goOn.open();
            assertThat(first.join().status()).isEqualTo(RunStatus.APPLIED);
        }
    }

    @Test
    void closingTheEngineStopsTheRunUnderWay() {
        List<ApplyRequest> writes = new ArrayList<>();
        try (Threads threads = new Threads(1)) {
            target.apply = (request, operation, next) -> {
                if (writes.isEmpty()) {
                    Gate closing = new Gate();
                    threads.execute(() -> {
                        closing.open();
                        world.engine().close();
                    });
                    closing.await();
                    waitUntilCancelled(operation);
                }
                writes.add(request);
                return next.get();
            };

            ReconcileResult result = world.push(many(20));

            assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
            assertThat(writes).hasSize(1);
        }
    }

    private static void waitUntilCancelled(Operation operation) {
        while (true) {
            try {
                operation.checkpoint();
            } catch (GitOpsException e) {
                return;
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void aClosedEngineRefusesWorkAndClosingTwiceIsHarmless() {
        GitOpsEngine engine = world.engine();
        engine.close();
        engine.close();

        assertThatThrownBy(() -> engine.reconcile(PROD)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> engine.history(HistoryQuery.of(PROD))).isInstanceOf(IllegalStateException.class);
        assertThat(target.closed).as("ready-made plug-ins stay open").isZero();
    }

    @Test
    void aListenerThatCallsTheEngineIsRefusedInsteadOfHanging() {
        List<Throwable> thrown = new ArrayList<>();
        world.more = builder -> builder.listener(event -> {
            List<Runnable> calls =
                    List.of(world.engine()::close, () -> world.engine().reconcile(PROD));
            for (Runnable call : calls) {
                try {
                    call.run();
                } catch (IllegalStateException e) {
                    thrown.add(e);
                }
            }
        });

        assertThat(world.push(tree("cart")).status()).isEqualTo(RunStatus.APPLIED);
        assertThat(thrown).hasSize(2 * world.heard.events().size());
    }

    @Test
    void anOutcomeThatCannotBeRecordedNowIsRecordedByTheNextRun() {
        boolean[] away = {true};
        store.append = (line, operation, next) -> {
            if (away[0] && line.json().contains("\"outcome\"")) {
                return WriteTroubleTest.fail(FailureKind.UNAVAILABLE);
            }
            return next.get();
        };

        ReconcileResult result = world.push(tree("cart"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(result.failure().map(Failure::kind)).contains(FailureKind.UNAVAILABLE);
        assertThat(world.history().get(0).state()).isEqualTo(State.IN_PROGRESS);
        away[0] = false;
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
        assertThat(world.history())
                .singleElement()
                .satisfies(deployment -> assertThat(deployment.state()).isEqualTo(State.SUCCEEDED));
    }

    @Test
    void f02_withoutARecordedIntentNothingIsWritten() {
        store.append = (line, operation, next) -> WriteTroubleTest.fail(FailureKind.UNAVAILABLE);

        ReconcileResult result = world.push(tree("cart"));

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(world.backend.writes()).isZero();
    }

    @Test
    void theWaitBetweenTwoTriesEndsSoonAfterAStop() {
        Cancellation stop = new Cancellation();
        target.apply = (request, operation, next) -> {
            stop.cancel();
            return WriteTroubleTest.fail(FailureKind.UNAVAILABLE);
        };
        world.source.commit(tree("cart"));

        ReconcileResult result =
                world.engine().reconcile(PROD, RunOptions.defaults().cancellation(stop));

        assertThat(result.status()).isEqualTo(RunStatus.CANCELLED);
        assertThat(world.pauses).isEmpty();
        assertThat(result.service(ServiceId.of("cart")).orElseThrow().status()).isEqualTo(ServiceStatus.CANCELLED);
    }
}
