package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Polling;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileEvent.Kind;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The loop, on real threads; its interval is so long that only what a test asks for happens. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
final class PollingTest {
    private static final Duration NEVER = Duration.ofDays(1);

    private final World world = new World();
    private final HookedTarget target = new HookedTarget(world.backend);
    private final Threads threads = new Threads(4);
    private final BlockingQueue<ReconcileEvent> ended = new LinkedBlockingQueue<>();

    PollingTest() {
        world.target = target;
        world.executor = threads;
        world.more = builder -> builder.listener(event -> {
            if (event.kind() == Kind.RUN_FINISHED) {
                ended.add(event);
            }
        });
    }

    @AfterEach
    void close() {
        world.close();
        threads.close();
    }

    private ReconcileEvent runEnds() throws InterruptedException {
        ReconcileEvent event = ended.poll(60, TimeUnit.SECONDS);
        assertThat(event).as("the end of a run").isNotNull();
        return event;
    }

    @Test
    void theFirstRunComesAtOnceAndTheNextWhenAsked() throws InterruptedException {
        world.source.commit(tree("cart"));
        try (Polling polling = world.engine().poll(NEVER)) {
            runEnds();
            assertThat(world.images()).containsEntry("cart", "cart:1");

            world.source.change("cart.app", app("cart", 2));
            polling.trigger(PROD);
            runEnds();
            assertThat(world.images()).containsEntry("cart", "cart:2");
        }
    }

    @Test
    void f15_withoutAnyHintTheIntervalIsEnough() throws InterruptedException {
        world.source.commit(tree("cart"));
        try (Polling polling = world.engine().poll(Duration.ofMillis(5))) {
            runEnds();
            world.source.change("cart.app", app("cart", 2));
            for (int i = 0; i < 1000 && !world.images().containsValue("cart:2"); i++) {
                runEnds();
            }
            assertThat(world.images()).containsEntry("cart", "cart:2");
            assertThat(polling).isNotNull();
        }
    }

    @Test
    void aRunThatFailsDoesNotEndTheLoop() throws InterruptedException {
        try (Polling polling = world.engine().poll(NEVER)) {
            assertThat(runEnds().text()).contains("FAILED");
            world.source.commit(tree("cart"));
            polling.trigger(PROD);
            assertThat(runEnds().text()).contains("APPLIED");
        }
    }

    @Test
    void i12_notEvenAnErrorThatNobodySurvivesEndsTheLoop() throws InterruptedException {
        Gate broke = new Gate();
        target.apply = (request, operation, next) -> {
            target.apply = Hook.none();
            broke.open();
            throw new OutOfMemoryError("no heap left");
        };
        world.source.commit(tree("cart"));
        try (Polling polling = world.engine().poll(NEVER)) {
            broke.await();
            polling.trigger(PROD);
            assertThat(runEnds().text()).contains("APPLIED");
        }
    }

    @Test
    void f16_manyTriggersDuringARunBecomeOneRun() throws InterruptedException {
        world.source.commit(tree("cart"));
        Gate inside = new Gate();
        Gate goOn = new Gate();
        target.apply = (request, operation, next) -> {
            inside.open();
            goOn.await();
            return next.get();
        };
        try (Polling polling = world.engine().poll(NEVER)) {
            inside.await();
            for (int i = 0; i < 10_000; i++) {
                polling.trigger(PROD);
            }
            goOn.open();
            runEnds();
            runEnds();
        }

        assertThat(ended).isEmpty();
        assertThat(world.source.calls().of("resolve")).isEqualTo(2);
    }

    @Test
    void i8_aSlowRolloutDoesNotHoldUpTheNextRevision() throws InterruptedException {
        world.backend.becomesHealthyAfter(ServiceId.of("cart"), 1_000_000);
        world.source.commit(tree("cart", "shop"));
        Duration interval = Duration.ofMinutes(1);
        try (Polling polling = world.engine().poll(interval)) {
            runEnds();
            assertThat(world.pauses.stream().reduce(Duration.ZERO, Duration::plus))
                    .isLessThanOrEqualTo(interval);
            world.source.change("shop.app", app("shop", 2));
            polling.trigger(PROD);
            runEnds();
            assertThat(world.images()).containsEntry("shop", "shop:2");
        }
    }

    @Test
    void anUnknownEnvironmentCannotBeTriggered() {
        try (Polling polling = world.engine().poll(NEVER)) {
            assertThatThrownBy(() -> polling.trigger("dev")).isInstanceOf(GitOpsException.class);
        }
    }

    @Test
    void anIntervalThatMakesNoSenseIsRefused() {
        assertThat(List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(1000)))
                .allSatisfy(interval -> assertThatThrownBy(() -> world.engine().poll(interval))
                        .isInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void closingWaitsForTheRunUnderWayToStop() throws InterruptedException {
        world.source.commit(Manifests.many(50));
        Gate inside = new Gate();
        target.apply = (request, operation, next) -> {
            inside.open();
            return next.get();
        };
        Polling polling = world.engine().poll(NEVER);
        inside.await();

        polling.close();
        polling.close();

        assertThat(runEnds().text()).containsAnyOf("CANCELLED", "APPLIED");
        assertThat(ended).isEmpty();
        assertThat(world.reconcile().status()).isIn(RunStatus.APPLIED, RunStatus.IN_SYNC);
    }

    @Test
    void aListenerMayCloseTheLoopItIsCalledFrom() throws InterruptedException {
        world.executor = new Threads(1);
        List<Polling> polling = new ArrayList<>();
        Gate closed = new Gate();
        Gate known = new Gate();
        world.more = builder -> builder.listener(event -> {
            known.await();
            if (event.kind() == Kind.PLANNED) {
                polling.get(0).close();
                closed.open();
            }
        });
        world.source.commit(tree("cart"));

        polling.add(world.engine().poll(NEVER));
        known.open();
        closed.await();

        assertThat(polling).hasSize(1);
    }

    @Test
    void anExecutorThatTakesNothingIsToldAndLeavesNoLoopBehind() {
        Threads shut = new Threads(1);
        shut.close();
        world.executor = shut;

        assertThatThrownBy(() -> world.engine().poll(NEVER)).isInstanceOf(RejectedExecutionException.class);
        world.close();
    }

    @Test
    void aLoopThatNeverGotAThreadIsClosedAllTheSame() {
        world.executor = task -> {};

        world.engine().poll(NEVER).close();
    }

    @Test
    void f49_aThreadThatIsInterruptedEndsItsLoopAndKeepsTheFlag() throws InterruptedException {
        world.source.commit(tree("cart"));
        BlockingQueue<Boolean> flags = new LinkedBlockingQueue<>();
        List<Thread> runner = new ArrayList<>();
        world.executor = task -> {
            Thread thread = new Thread(() -> {
                task.run();
                flags.add(Thread.currentThread().isInterrupted());
            });
            thread.setDaemon(true);
            runner.add(thread);
            thread.start();
        };
        Polling polling = world.engine().poll(NEVER);
        runEnds();

        runner.get(0).interrupt();

        assertThat(flags.poll(60, TimeUnit.SECONDS)).isTrue();
        polling.close();
    }

    @Test
    void aPoolWithOneThreadRunsALoop() throws InterruptedException {
        world.executor = new Threads(1);
        world.source.commit(Manifests.many(20));
        try (Polling polling = world.engine().poll(NEVER)) {
            assertThat(runEnds().text()).contains("APPLIED");
            assertThat(polling).isNotNull();
        }
        assertThat(world.images()).hasSize(20);
    }
}
