package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.RunStatus;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.Notice;
import io.gitops4j.spi.NoticeEntry;
import io.gitops4j.testkit.InMemoryNotifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A receiver that is away, slow or strange delays and fails no deployment, and a process that dies loses and repeats no notice. */
final class NoticeOutageTest {
    private final World world = new World();
    private final InMemoryNotifier chat = new InMemoryNotifier();
    private final HookedTarget target = new HookedTarget(world.backend);

    @TempDir
    private Path directory;

    @BeforeEach
    void tellTheChat() {
        world.target = target;
        world.configured = config -> config.workDirectory(directory);
        world.more = builder -> builder.notifier("chat", chat);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> told() {
        return chat.notices().stream().map(Notice::summary).toList();
    }

    private List<String> lines() {
        return chat.notices().stream()
                .flatMap(notice -> notice.entries().stream())
                .map(NoticeEntry::toString)
                .toList();
    }

    private List<Path> waiting() {
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
                .map(Diagnostic::code)
                .filter(code -> code.startsWith("MEMORY") || code.startsWith("SPI"))
                .toList();
    }

    private void refuse() {
        target.apply = (request, operation, next) -> ApplyOutcome.refused(
                FailureKind.REJECTED, Diagnostic.error("TEST").what("no").build());
    }

    private void mend() {
        target.apply = Hook.none();
    }

    /** The next run dies right after it has recorded its outcome. */
    private void dieAfterTheRecord() {
        HookedStore store = new HookedStore(world.store);
        world.store = store;
        world.restart();
        int[] appends = new int[1];
        store.append = (line, operation, next) -> {
            String answer = next.get();
            if (++appends[0] == 2) {
                throw new Crash(appends[0]);
            }
            return answer;
        };
    }

    private void startAgain() {
        ((HookedStore) world.store).append = Hook.none();
        world.restart();
    }

    @Test
    void anHourWithoutTheReceiverDelaysNoDeploymentAndTheLatestAreToldInOrderAfterwards() {
        world.push(tree("cart"));
        Instant start = world.clock.instant();
        chat.cutConnection();

        for (int version = 2; version < 62; version++) {
            boolean fails = version % 2 == 0;
            target.apply = fails
                    ? (request, operation, next) -> ApplyOutcome.refused(
                            FailureKind.REJECTED,
                            Diagnostic.error("TEST").what("no").build())
                    : Hook.none();
            assertThat(world.push("cart.app", app("cart", version)).status())
                    .isEqualTo(fails ? RunStatus.FAILED : RunStatus.APPLIED);
            world.clock.advance(Duration.ofMinutes(1));
        }
        assertThat(world.pauses).isEmpty();
        assertThat(world.images()).containsEntry("cart", "cart:61");
        assertThat(Duration.between(start, world.clock.instant())).isEqualTo(Duration.ofHours(1));
        assertThat(chat.calls().of("tell"))
                .as("5 s, 10 s and so on up to 10 minutes")
                .isLessThan(20);
        assertThat(waiting()).as("of one channel").hasSize(20);
        chat.mendConnection();
        world.clock.advance(Duration.ofMinutes(10));
        world.reconcile();

        assertThat(told()).hasSize(20).last().isEqualTo("prod: 1 recovered");
        assertThat(chat.notices())
                .extracting(Notice::at)
                .isSorted()
                .allSatisfy(at -> assertThat(at).isAfter(start.plus(Duration.ofMinutes(39))));
        assertThat(waiting()).isEmpty();
        assertThat(findings()).containsExactly("MEMORY-UNAVAILABLE");
    }

    @Test
    void f53_theReceiverIsAskedAgainWhenItSaidAndNotBefore() {
        refuse();
        chat.busyUntil(world.clock.instant().plusSeconds(90));
        world.push(tree("cart"));
        chat.mendConnection();
        world.clock.advance(Duration.ofSeconds(89));
        world.reconcile();
        assertThat(told()).isEmpty();

        world.clock.advance(Duration.ofSeconds(1));
        world.reconcile();

        assertThat(told()).containsExactly("prod: 1 failed");
    }

    @Test
    void whatTheReceiverRefusesForGoodIsGivenUpWithOneFinding() {
        refuse();
        chat.refuse(FailureKind.REJECTED);
        assertThat(world.push(tree("cart")).status()).isEqualTo(RunStatus.FAILED);
        world.clock.advance(Duration.ofMinutes(20));
        world.reconcile();

        assertThat(chat.calls().of("tell")).isEqualTo(1);
        assertThat(findings()).containsExactly("MEMORY-REJECTED");
        assertThat(waiting()).isEmpty();
    }

    @Test
    void f48_aNotifierThatBreaksFailsNoDeploymentAndIsGivenUpAfterAWhile() {
        chat.before((notice, operation) -> {
            throw new IllegalStateException("cannot spell");
        });
        refuse();
        world.push(tree("cart"));
        mend();
        for (int minute = 0; minute < 20; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            assertThat(world.reconcile().status()).isIn(RunStatus.APPLIED, RunStatus.IN_SYNC, RunStatus.HELD);
        }

        assertThat(findings()).contains("SPI-FAILED");
        assertThat(world.images()).containsEntry("cart", "cart:1");
    }

    @Test
    void f47_aNotifierThatHangsDelaysNobody() {
        Gate inside = new Gate();
        Gate release = new Gate();
        try (Threads threads = new Threads(2)) {
            world.executor = threads;
            chat.before((notice, operation) -> {
                inside.open();
                release.await();
            });
            refuse();
            world.push(tree("cart"));
            inside.await();
            mend();

            assertThat(world.push("cart.app", app("cart", 2)).status()).isEqualTo(RunStatus.APPLIED);

            release.open();
            world.engine().close();
        }
    }

    @Test
    void f07_whatWaitedIsToldOnceAfterARestart() {
        chat.cutConnection();
        refuse();
        world.push(tree("cart"));
        world.engine().close();
        world.restart();
        chat.mendConnection();
        chat.calls().reset();

        world.reconcile();
        world.reconcile();

        assertThat(told()).containsExactly("prod: 1 failed");
        assertThat(chat.calls().of("tell")).isEqualTo(1);
        assertThat(waiting()).isEmpty();
    }

    @Test
    void f07_aFailureOfARunThatDiedAfterItsRecordIsToldOnceByTheNextOne() {
        dieAfterTheRecord();
        refuse();
        assertThatThrownBy(() -> world.push(tree("cart"))).isInstanceOf(Crash.class);
        assertThat(told()).isEmpty();
        startAgain();

        world.reconcile();
        world.restart();
        world.reconcile();

        assertThat(told()).containsExactly("prod: 1 failed");
    }

    @Test
    void f07_anUnhealthyServiceOfARunThatDiedAfterItsRecordIsToldOnceByTheNextOne() {
        world.push(tree("cart"));
        dieAfterTheRecord();
        world.backend.neverHealthy(io.gitops4j.api.ServiceId.of("cart"), "crash loop");
        assertThatThrownBy(() -> world.push("cart.app", app("cart", 2))).isInstanceOf(Crash.class);
        startAgain();

        world.reconcile();
        world.restart();
        world.reconcile();

        assertThat(told()).containsExactly("prod: 1 failed");
    }

    @Test
    void f07_aRollbackOfARunThatDiedAfterItsRecordIsToldOnceByTheNextOne() {
        long first = world.push(tree("cart")).deployment().orElseThrow();
        world.push("cart.app", app("cart", 2));
        dieAfterTheRecord();
        world.source.revert();
        assertThatThrownBy(world::reconcile).isInstanceOf(Crash.class);
        assertThat(world.images()).containsEntry("cart", "cart:1");
        startAgain();

        world.reconcile();
        world.restart();
        world.reconcile();

        assertThat(lines()).containsExactly("cart goes back to what deployment " + first + " brought");
    }

    @Test
    void f08_whatWasPutInWithoutTheNoteThatItIsInIsFoundAgainByTheNextRunAndToldOnce() throws IOException {
        chat.cutConnection();
        refuse();
        world.push(tree("cart"));
        world.engine().close();
        try (Stream<Path> files = Files.walk(directory)) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("told-"))
                    .toList()) {
                Files.delete(file);
            }
        }
        world.restart();
        chat.mendConnection();

        world.reconcile();
        world.reconcile();

        assertThat(told()).containsExactly("prod: 1 failed");
    }

    @Test
    void f08_theSameAfterARestartWithNothingThatWaits() throws IOException {
        refuse();
        world.push(tree("cart"));
        world.engine().close();
        world.restart();
        chat.cutConnection();
        Path told;
        try (Stream<Path> files = Files.walk(directory)) {
            told = files.filter(path -> path.getFileName().toString().startsWith("told-"))
                    .findFirst()
                    .orElseThrow();
        }
        byte[] before = Files.readAllBytes(told);
        world.push("cart.app", app("cart", 2));
        world.engine().close();
        Files.write(told, before);
        world.restart();
        chat.mendConnection();

        world.reconcile();

        assertThat(told()).containsExactly("prod: 1 failed", "prod: 1 failed");
    }

    @Test
    void f29_aDirectoryThatCannotBeWrittenDelaysAndFailsNothing() throws IOException {
        Files.writeString(directory.resolve("notices"), "no directory");
        refuse();
        world.push(tree("cart"));
        mend();

        assertThat(world.push("cart.app", app("cart", 2)).status()).isEqualTo(RunStatus.APPLIED);

        assertThat(told()).containsExactly("prod: 1 failed", "prod: 1 recovered");
    }
}
