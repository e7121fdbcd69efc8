package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.Limits;
import io.gitops4j.api.Document;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every crash point of a scenario, one after the other: the engine ends there, another one takes over what is left at the target
 * and in the history, and in the end the world looks as if nothing had happened (F01-F08).
 */
final class CrashSimulationTest {
    /** What people push, one after the other; a run follows each. */
    private static final List<Consumer<World>> PUSHES = List.of(
            world -> world.source.commit(Map.of(
                    "cart.app", app("cart", 1, "web", "admin"),
                    "shop.app", app("shop", 1),
                    "mail.app", app("mail", 1, "smtp"))),
            world -> {
                world.source.change("cart.app", app("cart", 2, "web"));
                world.source.change("news.app", app("news", 1));
            },
            world -> {
                world.source.delete("mail.app");
                world.source.change("post.app", app("post", 1, "smtp2"));
                world.source.delete("shop.app");
            },
            world -> world.source.revert(),
            world -> world.source.change("cart.app", app("cart", 3, "web", "api")));

    private static World world() {
        World world = new World();
        world.limits = Limits.builder().maxDeletePercent(100).build();
        world.backend.makeByHand(workload("precious"), Document.of(Map.of("by", "hand")));
        world.backend.becomesHealthyAfter(ServiceId.of("news"), 2);
        return world;
    }

    private static CrashPoints crashable(World world) {
        HookedTarget target = new HookedTarget(world.backend);
        HookedStore store = new HookedStore(world.store);
        world.target = target;
        world.store = store;
        CrashPoints points = new CrashPoints();
        points.guard(target, store);
        return points;
    }

    private static final Undisturbed UNDISTURBED = undisturbed();

    private record Undisturbed(int points, List<Map<ResourceId, Document>> contents, long writes) {}

    private static Undisturbed undisturbed() {
        try (World world = world()) {
            CrashPoints points = crashable(world);
            points.crashAt(0);
            List<Map<ResourceId, Document>> contents = PUSHES.stream()
                    .<Map<ResourceId, Document>>map(push -> {
                        push.accept(world);
                        world.reconcile();
                        return new TreeMap<>(world.backend.contents());
                    })
                    .toList();
            return new Undisturbed(points.passed(), contents, world.backend.writes());
        }
    }

    static Stream<Integer> points() {
        return IntStream.rangeClosed(1, UNDISTURBED.points()).boxed();
    }

    @Test
    void theScenarioIsWorthCrashing() {
        assertThat(UNDISTURBED.points()).isGreaterThan(80);
        assertThat(UNDISTURBED.writes()).isGreaterThan(15);
    }

    @ParameterizedTest(name = "crash at point {0}")
    @MethodSource("points")
    void f01_f08_i3_i5_afterACrashAnywhereTheEndIsTheSame(int point) {
        try (World world = world()) {
            CrashPoints points = crashable(world);
            points.crashAt(point);
            int crashes = 0;
            for (int push = 0; push < PUSHES.size(); push++) {
                PUSHES.get(push).accept(world);
                crashes += runs(world);
                assertThat(world.backend.contents())
                        .as("after push %d", push)
                        .isEqualTo(UNDISTURBED.contents().get(push));
            }
            assertThat(crashes).isEqualTo(1);
            assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
            assertThat(world.backend.writes())
                    .as("a crash costs no second write")
                    .isEqualTo(UNDISTURBED.writes());
            HistoryAudit.everythingEndedOnce(world.store, PROD);
        }
    }

    /** A crash in a loop that does not wait for health, so that rollouts stay open between the runs. */
    @ParameterizedTest(name = "crash at point {0}")
    @MethodSource("points")
    void f01_f08_theSameForRunsThatLeaveRolloutsOpen(int point) {
        try (World world = world()) {
            CrashPoints points = crashable(world);
            points.crashAt(point);
            for (int push = 0; push < PUSHES.size(); push++) {
                PUSHES.get(push).accept(world);
                for (int run = 0; run < 6; run++) {
                    hurried(world);
                }
                assertThat(world.backend.contents())
                        .as("after push %d", push)
                        .isEqualTo(UNDISTURBED.contents().get(push));
            }
            assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);
            HistoryAudit.everythingEndedOnce(world.store, PROD);
        }
    }

    private static void hurried(World world) {
        try {
            world.engine().reconcile(PROD, RunOptions.defaults().waitForHealth(false));
        } catch (Crash crash) {
            world.restart();
        }
    }

    /** Reconciles until nothing is to be done, at most three times after a crash; tells how often it crashed. */
    private static int runs(World world) {
        int crashes = 0;
        for (int run = 0; run < 3 + crashes; run++) {
            try {
                ReconcileResult result = world.reconcile();
                assertThat(result.failure()).isEmpty();
                if (result.status() == RunStatus.IN_SYNC) {
                    return crashes;
                }
            } catch (Crash crash) {
                crashes++;
                world.restart();
            }
        }
        return crashes;
    }
}
