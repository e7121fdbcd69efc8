package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.World.workload;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.HistoryStores;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.Polling;
import io.gitops4j.api.RunStatus;
import io.gitops4j.testkit.InMemoryBackend;
import io.gitops4j.testkit.InMemorySource;
import io.gitops4j.testkit.InMemoryTarget;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One engine, two environments. */
final class SeveralEnvironmentsTest {
    private final InMemorySource source = new InMemorySource("apps");
    private final InMemoryBackend shared = new InMemoryBackend();
    private final HookedTarget dev = new HookedTarget(shared);
    private final LineParser parser = new LineParser();

    private GitOpsEngine engine(Threads threads) {
        return GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("team")
                        .environment(EnvironmentConfig.named("prod").build())
                        .environment(EnvironmentConfig.named("dev").build())
                        .build())
                .discovery(false)
                .source("apps", source)
                .target("prod", new InMemoryTarget(shared))
                .target("dev", dev)
                .parser(parser)
                .historyStore(HistoryStores.inMemory())
                .executor(threads)
                .build();
    }

    @Test
    void environmentsThatShareATargetDoNotTakeEachOthersResources() {
        source.commit(Map.of(
                "cart.app", Manifests.in("prod", "cart", 1),
                "shop.app", Manifests.in("dev", "shop", 1)));
        try (Threads threads = new Threads(4);
                GitOpsEngine engine = engine(threads)) {
            for (int i = 0; i < 3; i++) {
                engine.environments().forEach(engine::reconcile);
            }

            assertThat(shared.contents()).containsOnlyKeys(workload("cart"), workload("shop"));
            assertThat(engine.reconcile("prod").status()).isEqualTo(RunStatus.IN_SYNC);
            assertThat(engine.reconcile("dev").status()).isEqualTo(RunStatus.IN_SYNC);
        }
    }

    @Test
    void aCommitIsReadOnceForAllEnvironments() {
        source.commit(Map.of("cart.app", Manifests.in("prod", "cart", 1), "shop.app", Manifests.in("dev", "shop", 1)));
        try (Threads threads = new Threads(4);
                GitOpsEngine engine = engine(threads)) {
            engine.environments().forEach(engine::reconcile);
        }

        assertThat(parser.parsed()).isEqualTo(2);
        assertThat(source.calls().of("snapshot")).isEqualTo(1);
    }

    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void i8_anEnvironmentThatHangsHoldsUpNoOther() {
        source.commit(Map.of("cart.app", Manifests.in("prod", "cart", 1)));
        Gate hung = new Gate();
        Gate release = new Gate();
        AtomicInteger tries = new AtomicInteger();
        dev.observe = (request, operation, next) -> {
            tries.incrementAndGet();
            hung.open();
            release.await();
            return next.get();
        };
        try (Threads threads = new Threads(4);
                GitOpsEngine engine = engine(threads);
                Polling polling = engine.poll(Duration.ofDays(1))) {
            hung.await();

            assertThat(engine.reconcile("prod").status()).isIn(RunStatus.APPLIED, RunStatus.IN_SYNC);
            assertThat(shared.contents()).containsKey(workload("cart"));
            assertThat(tries.get()).isEqualTo(1);
            polling.trigger("dev");
            release.open();
        }
    }
}
