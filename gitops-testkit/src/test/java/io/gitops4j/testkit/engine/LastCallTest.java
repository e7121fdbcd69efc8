package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.Untold;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.testkit.InMemoryForge;
import io.gitops4j.testkit.InMemoryNotifier;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of messages when the process of an engine is about to end. */
final class LastCallTest {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final World world = new World();
    private final InMemoryForge forge = new InMemoryForge().repository("apps", "shop/apps");
    private final InMemoryNotifier chat = new InMemoryNotifier();
    private final Cancellation stop = new Cancellation();

    @TempDir
    private Path directory;

    @BeforeEach
    void tellForgesAndPeople() {
        world.configured = config -> config.workDirectory(directory);
        world.more = builder -> builder.reporter("forge", forge).notifier("chat", chat);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private Untold deliver() {
        return world.engine().deliver(PATIENCE, stop);
    }

    /** How long it waited. */
    private Duration waited() {
        return world.pauses.stream().reduce(Duration.ZERO, Duration::plus);
    }

    private void runWithoutForge() {
        forge.cutConnection();
        world.push(tree("cart"));
        world.pauses.clear();
    }

    @Test
    void nothingToTellTakesNoTime() {
        world.push(tree("cart"));
        world.pauses.clear();

        assertThat(deliver()).isEqualTo(new Untold(0, 0));

        assertThat(deliver().none()).isTrue();
        assertThat(world.pauses).isEmpty();
    }

    @Test
    void aForgeThatIsBackIsTriedAtOnceAndNotWhenItsTurnWouldCome() {
        runWithoutForge();
        forge.mendConnection();

        assertThat(deliver()).isEqualTo(new Untold(0, 0));

        assertThat(waited()).isLessThan(Duration.ofSeconds(1));
        assertThat(forge.shown(world.source.history().get(0).id(), PROD))
                .hasValueSatisfying(report -> assertThat(report.state()).isEqualTo(ForgeState.SUCCESS));
    }

    @Test
    void aForgeThatStaysAwayIsTriedAsOftenAsThereIsTimeAndKept() {
        runWithoutForge();
        long before = forge.calls().of("report");

        assertThat(deliver()).isEqualTo(new Untold(1, 0));

        assertThat(forge.calls().of("report")).isGreaterThan(before);
        assertThat(waited()).isLessThanOrEqualTo(PATIENCE);
        assertThat(world.heard.events())
                .filteredOn(event -> event.runId().equals(ReconcileEvent.NO_RUN))
                .extracting(event -> event.diagnostic().orElseThrow().code())
                .containsExactly("MEMORY-UNAVAILABLE");

        forge.mendConnection();
        world.restart();
        world.reconcile();

        assertThat(forge.reports()).extracting(report -> report.state()).contains(ForgeState.SUCCESS);
        assertThat(deliver().none()).isTrue();
    }

    @Test
    void aFirstTryThatFailsIsRepeatedWithinThePatience() {
        int[] calls = new int[1];
        forge.before((message, operation) -> {
            if (calls[0]++ == 0) {
                throw new GitOpsException(
                        FailureKind.UNAVAILABLE,
                        Diagnostic.error("TEST").what("a blip").build());
            }
        });
        world.source.commit(tree("cart"));
        world.engine().comment(world.engine().plan(PROD), "apps", 7);
        world.pauses.clear();

        assertThat(deliver().none()).isTrue();

        assertThat(forge.comments()).hasSize(1);
    }

    @Test
    void aForgeThatAskedForMoreTimeThanThereIsIsLeftInPeace() {
        forge.busyUntil(world.clock.instant().plusSeconds(60));
        world.push(tree("cart"));
        world.pauses.clear();
        long before = forge.calls().of("report");

        assertThat(deliver()).isEqualTo(new Untold(1, 0));

        assertThat(forge.calls().of("report")).isEqualTo(before);
        assertThat(waited()).isZero();
    }

    @Test
    void aMissingPermissionIsNotAskedForTwice() {
        forge.refuse(FailureKind.AUTH);
        world.push(tree("cart"));
        long before = forge.calls().of("report");

        assertThat(deliver()).isEqualTo(new Untold(1, 0));

        assertThat(forge.calls().of("report")).isEqualTo(before);
    }

    @Test
    void aForgeThatNeverAnswersHoldsNothingUpForLonger() {
        try (Threads threads = new Threads(2)) {
            world.executor = threads;
            forge.before((message, operation) -> {
                while (true) {
                    operation.checkpoint();
                    Thread.onSpinWait();
                }
            });
            world.push(tree("cart"));
            world.pauses.clear();

            assertThat(deliver().reports()).isEqualTo(1);

            assertThat(waited()).isEqualTo(PATIENCE);
            world.close();
        }
    }

    @Test
    void whoIsToldToStopWaitsNoLonger() {
        runWithoutForge();
        long before = forge.calls().of("report");
        stop.cancel();

        assertThat(deliver()).isEqualTo(new Untold(1, 0));

        assertThat(forge.calls().of("report")).isEqualTo(before);
        assertThat(waited()).isZero();
    }

    @Test
    void noPatienceAsksOnlyWhatWaits() {
        runWithoutForge();
        forge.mendConnection();

        assertThat(world.engine().deliver(Duration.ZERO, stop)).isEqualTo(new Untold(1, 0));
    }

    @Test
    void noticesHaveTheSameChance() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        target.apply = (request, operation, next) -> ApplyOutcome.refused(
                FailureKind.REJECTED, Diagnostic.error("TEST").what("no").build());
        chat.cutConnection();
        world.push(tree("cart"));
        assertThat(world.engine().deliver(Duration.ZERO, stop)).isEqualTo(new Untold(0, 1));
        chat.mendConnection();

        assertThat(deliver().none()).isTrue();

        assertThat(chat.notices()).hasSize(1);
        assertThat(forge.reports()).isNotEmpty();
    }
}
