package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.FailureKind;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunStatus;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.testkit.InMemoryForge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A forge that is away, slow or strange delays and fails no deployment, and shows the truth afterwards. */
final class ForgeOutageTest {
    private final World world = new World();
    private final InMemoryForge forge = new InMemoryForge().repository("apps", "shop/apps");

    @TempDir
    private Path directory;

    @BeforeEach
    void reportToTheForge() {
        world.configured = config -> config.workDirectory(directory);
        world.more = builder -> builder.reporter("forge", forge);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private ForgeState shown(Revision revision) {
        return forge.shown(revision.id(), PROD).orElseThrow().state();
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.getFileName().toString().startsWith("waiting-"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private List<String> findings() {
        return world.heard.events(ReconcileEvent.Kind.FINDING).stream()
                .flatMap(event -> event.diagnostic().stream())
                .map(finding -> finding.code())
                .toList();
    }

    @Test
    void anHourWithoutTheForgeDelaysNoDeploymentAndEveryStatusIsRightAfterwards() {
        world.push(tree("cart"));
        int before = forge.reports().size();
        Instant start = world.clock.instant();
        forge.cutConnection();

        for (int version = 2; version < 62; version++) {
            assertThat(world.push("cart.app", app("cart", version)).status()).isEqualTo(RunStatus.APPLIED);
            assertThat(world.images()).containsEntry("cart", "cart:" + version);
            world.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(world.pauses).isEmpty();
        assertThat(Duration.between(start, world.clock.instant())).isEqualTo(Duration.ofHours(1));
        long tries = forge.calls().of("report");
        forge.mendConnection();
        world.clock.advance(Duration.ofMinutes(10));
        world.reconcile();

        List<Revision> pushed = new ArrayList<>(world.source.history().subList(0, 60));
        java.util.Collections.reverse(pushed);
        assertThat(forge.reports().subList(before, forge.reports().size()))
                .extracting(ForgeReport::revision)
                .isEqualTo(pushed);
        assertThat(pushed).allSatisfy(revision -> assertThat(shown(revision)).isEqualTo(ForgeState.SUCCESS));
        assertThat(tries).as("5 s, 10 s and so on up to 10 minutes").isLessThan(20);
        assertThat(files()).isEmpty();
        assertThat(findings()).containsExactly("MEMORY-UNAVAILABLE");
    }

    @Test
    void f53_theForgeIsAskedAgainWhenItSaidAndNotBefore() {
        forge.busyUntil(world.clock.instant().plusSeconds(90));
        world.push(tree("cart"));
        forge.mendConnection();
        world.clock.advance(Duration.ofSeconds(89));
        world.reconcile();
        assertThat(forge.reports()).isEmpty();

        world.clock.advance(Duration.ofSeconds(1));
        world.reconcile();

        assertThat(forge.reports()).hasSize(1);
    }

    @Test
    void f36_aForgeThatAsksForAYearIsAskedAgainAfterAnHour() {
        forge.busyUntil(world.clock.instant().plus(Duration.ofDays(365)));
        world.push(tree("cart"));
        forge.mendConnection();

        world.clock.advance(Duration.ofHours(1));
        world.reconcile();

        assertThat(forge.reports()).hasSize(1);
    }

    @Test
    void f07_whatWaitedIsToldOnceAfterARestart() {
        forge.cutConnection();
        world.push(tree("cart"));
        world.engine().close();
        world.restart();
        forge.mendConnection();
        forge.calls().reset();

        world.reconcile();
        world.reconcile();

        assertThat(forge.calls().of("report")).isEqualTo(1);
        assertThat(forge.reports()).extracting(ForgeReport::state).containsExactly(ForgeState.SUCCESS);
        assertThat(files()).isEmpty();
    }

    @Test
    void f07_aRunThatDiedAfterItsRecordIsToldByTheNextOne() {
        HookedStore store = new HookedStore(world.store);
        world.store = store;
        int[] appends = new int[1];
        store.append = (line, operation, next) -> {
            String answer = next.get();
            if (++appends[0] == 2) {
                throw new Crash(appends[0]);
            }
            return answer;
        };
        assertThatThrownBy(() -> world.push(tree("cart"))).isInstanceOf(Crash.class);
        assertThat(shown(world.source.history().get(0))).isEqualTo(ForgeState.IN_PROGRESS);
        world.restart();

        world.reconcile();
        world.reconcile();

        assertThat(forge.reports())
                .extracting(ForgeReport::state)
                .containsExactly(ForgeState.PENDING, ForgeState.IN_PROGRESS, ForgeState.SUCCESS);
    }

    @Test
    void b74_aMissingPermissionIsToldOnceAndTheReportsGoOutWhenItIsGiven() {
        forge.refuse(FailureKind.AUTH);
        for (int version = 1; version < 10; version++) {
            assertThat(world.push("cart.app", app("cart", version)).status()).isEqualTo(RunStatus.APPLIED);
        }
        assertThat(findings()).containsExactly("MEMORY-AUTH");
        assertThat(forge.calls().of("report")).isEqualTo(1);
        forge.mendConnection();

        world.clock.advance(Duration.ofMinutes(15));
        world.reconcile();

        assertThat(shown(world.source.history().get(0))).isEqualTo(ForgeState.SUCCESS);
    }

    @Test
    void aCommitThatTheForgeRefusesDoesNotStopTheOthers() {
        forge.refuse(FailureKind.REJECTED);
        world.push(tree("cart"));
        forge.mendConnection();

        world.push("cart.app", app("cart", 2));

        assertThat(shown(world.source.history().get(0))).isEqualTo(ForgeState.SUCCESS);
    }

    @Test
    void f48_aReporterThatBreaksOnOneReportIsGivenUpOnItAndNotOnTheRest() {
        world.push(tree("cart"));
        forge.before((message, operation) -> {
            if (message.toString().contains("deployed shop")) {
                throw new IllegalStateException("cannot spell shop");
            }
        });
        world.push("shop.app", app("shop", 1));
        Revision poison = world.source.history().get(0);

        for (int minute = 0; minute < 20; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            world.push("cart.app", app("cart", 10 + minute));
        }

        assertThat(shown(poison)).isEqualTo(ForgeState.IN_PROGRESS);
        assertThat(shown(world.source.history().get(0))).isEqualTo(ForgeState.SUCCESS);
        assertThat(findings()).contains("SPI-FAILED");
    }

    @Test
    void f47_aReporterThatHangsDelaysNobody() {
        Gate inside = new Gate();
        Gate release = new Gate();
        try (Threads threads = new Threads(2)) {
            world.executor = threads;
            forge.before((message, operation) -> {
                inside.open();
                release.await();
            });

            assertThat(world.push(tree("cart")).status()).isEqualTo(RunStatus.APPLIED);
            inside.await();
            assertThat(world.push("cart.app", app("cart", 2)).status()).isEqualTo(RunStatus.APPLIED);
            assertThat(world.images()).containsEntry("cart", "cart:2");

            release.open();
            world.engine().close();
        }
    }

    @Test
    void f08_aFileThatWasNotWrittenToItsEndIsPassedOver() throws IOException {
        forge.cutConnection();
        world.push(tree("cart"));
        world.push("cart.app", app("cart", 2));
        world.engine().close();
        Path torn = files().get(0);
        byte[] content = Files.readAllBytes(torn);
        Files.write(torn, java.util.Arrays.copyOf(content, content.length / 2));
        world.restart();
        forge.mendConnection();

        world.reconcile();

        assertThat(forge.reports()).hasSize(1);
        assertThat(shown(world.source.history().get(0))).isEqualTo(ForgeState.SUCCESS);
    }

    @Test
    void f29_aDirectoryThatCannotBeWrittenDelaysAndFailsNothing() throws IOException {
        Files.writeString(directory.resolve("reports"), "no directory");

        assertThat(world.push(tree("cart")).status()).isEqualTo(RunStatus.APPLIED);

        assertThat(shown(world.source.history().get(0))).isEqualTo(ForgeState.SUCCESS);
    }

    @Test
    void twoRepositoriesDoNotWaitForEachOther() {
        forge.repository("libs", "shop/libs");
        var libs = new io.gitops4j.testkit.InMemorySource("libs");
        world.more = builder -> builder.reporter("forge", forge).source("libs", libs);
        forge.before((message, operation) -> {
            if (message instanceof ForgeReport report
                    && report.revision().source().equals("apps")) {
                throw new io.gitops4j.api.GitOpsException(
                        FailureKind.UNAVAILABLE,
                        io.gitops4j.api.Diagnostic.error("TEST").what("away").build());
            }
        });
        libs.commit(tree("mail"));

        world.push(tree("cart"));

        assertThat(shown(libs.history().get(0))).isEqualTo(ForgeState.SUCCESS);
        assertThat(forge.shown(world.source.history().get(0).id(), PROD)).isEmpty();
    }
}
