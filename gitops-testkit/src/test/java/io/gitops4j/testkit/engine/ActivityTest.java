package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Activity;
import io.gitops4j.api.Activity.Kind;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.Polling;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.Stage;
import io.gitops4j.testkit.InMemoryForge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ActivityTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void everyStageOfARunIsToldInItsOrder() {
        world.push(tree("cart"));

        assertThat(ended(Kind.STAGE))
                .extracting(Activity::name)
                .containsExactlyElementsOf(
                        Arrays.stream(Stage.values()).map(Stage::word).toList());
        assertThat(world.heard.activities(Kind.STAGE))
                .as("each once when it begins and once when it ends")
                .hasSize(2 * Stage.values().length);
    }

    @Test
    void aRunIsToldWithWhoAskedAndTheCommitThatItRead() {
        String commit = world.source.commit(tree("cart")).id();

        ReconcileResult result =
                world.engine().reconcile(PROD, RunOptions.defaults().initiator("ann"));

        assertThat(world.heard.activities())
                .allSatisfy(activity -> assertThat(activity.runId()).isEqualTo(result.runId()));
        Activity run = ended(Kind.RUN).get(0);
        assertThat(run.name()).isEqualTo("reconcile");
        assertThat(run.subject()).isEqualTo("ann");
        assertThat(run.outcome()).isEqualTo("applied");
        assertThat(run.detail()).isEqualTo("apps@" + commit);
        assertThat(world.history())
                .allSatisfy(deployment -> assertThat(deployment.runId()).isEqualTo(result.runId()));
    }

    @Test
    void aChangeAFetchACallAndARecordAreToldOnceEach() {
        world.push(tree("cart"));

        assertThat(world.heard.activities(Kind.CHANGE)).singleElement().satisfies(change -> {
            assertThat(change.name()).isEqualTo("create");
            assertThat(change.service()).hasValue(ServiceId.parse("cart"));
            assertThat(change.subject()).isEqualTo(World.workload("cart").toString());
            assertThat(change.outcome()).isEqualTo("written");
        });
        assertThat(names(Kind.FETCH)).containsExactly("resolve", "snapshot");
        assertThat(names(Kind.TARGET_CALL)).containsExactly("observe", "apply", "health");
        assertThat(names(Kind.HISTORY)).containsExactly("append", "append");
        assertThat(ended(Kind.STAGE))
                .filteredOn(stage -> stage.name().equals("parse"))
                .extracting(Activity::items)
                .containsExactly(1L);
    }

    @Test
    void aRunWithNothingToDoParsesNothingAndWritesNothing() {
        world.push(tree("cart", "shop"));
        world.heard.clear();

        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);

        assertThat(world.heard.activities(Kind.CHANGE)).isEmpty();
        assertThat(world.heard.activities(Kind.HISTORY)).isEmpty();
        assertThat(names(Kind.FETCH)).containsExactly("resolve");
        assertThat(names(Kind.TARGET_CALL)).containsExactly("observe");
        assertThat(ended(Kind.STAGE)).extracting(Activity::name).doesNotContain("parse", "render");
    }

    @Test
    void aStageThatFailsSaysWhy() {
        world.push(tree("cart"));
        world.backend.faults().failNext(1, FailureKind.UNAVAILABLE);
        world.heard.clear();

        ReconcileResult result = world.reconcile();

        assertThat(result.status()).isEqualTo(RunStatus.FAILED);
        assertThat(ended(Kind.STAGE))
                .filteredOn(stage -> stage.failure().isPresent())
                .singleElement()
                .satisfies(stage -> {
                    assertThat(stage.name()).isEqualTo("observe");
                    assertThat(stage.outcome()).isEqualTo("unavailable");
                    assertThat(stage.failure()).isEqualTo(result.failure());
                });
        assertThat(ended(Kind.RUN)).extracting(Activity::outcome).containsExactly("failed");
    }

    @Test
    void f48_aListenerThatThrowsOnAnActivityDisturbsNothing() {
        world.more = builder -> builder.listener(new ReconcileListener() {
            @Override
            public void onEvent(ReconcileEvent event) {}

            @Override
            public void onActivity(Activity activity) {
                throw new IllegalStateException("no");
            }
        });

        assertThat(world.push(tree("cart")).status()).isEqualTo(RunStatus.APPLIED);
        assertThat(ended(Kind.RUN)).hasSize(1);
    }

    @Test
    void aMessageToAForgeCarriesTheIdOfTheRunThatItTellsOf(@TempDir Path directory) {
        InMemoryForge forge = new InMemoryForge().repository("apps", "shop/apps");
        world.configured = config -> config.workDirectory(directory);
        world.more = builder -> builder.reporter("forge", forge);

        ReconcileResult result = world.push(tree("cart"));

        assertThat(world.heard.activities(Kind.MESSAGE)).isNotEmpty().allSatisfy(message -> {
            assertThat(message.runId()).isEqualTo(result.runId());
            assertThat(message.subject()).isEqualTo("forge");
            assertThat(message.outcome()).isEqualTo("ok");
        });
        List<Activity> waiting = world.heard.activities(Kind.WAITING);
        assertThat(waiting.get(waiting.size() - 1).items()).isZero();
        assertThat(forge.reports())
                .allSatisfy(report -> assertThat(report.runId()).isEqualTo(result.runId()));
    }

    @Test
    void recordedByJavaFlightRecorderUnderTheIdOfTheRun(@TempDir Path directory) throws IOException {
        try (FlightRecording recording = new FlightRecording(directory)) {
            ReconcileResult result = world.push(tree("cart"));

            List<RecordedEvent> events = recording.of(result.runId());
            assertThat(events)
                    .extracting(ActivityTest::line)
                    .contains(
                            "io.gitops4j.Run prod reconcile applied",
                            "io.gitops4j.Stage prod apply ok",
                            "io.gitops4j.Fetch prod resolve ok",
                            "io.gitops4j.TargetCall prod observe ok",
                            "io.gitops4j.Change prod create written",
                            "io.gitops4j.History prod append ok");
            assertThat(events)
                    .filteredOn(event -> event.getEventType().getName().equals("io.gitops4j.Change"))
                    .extracting(event -> event.getString("subject"))
                    .containsExactly(World.workload("cart").toString());
            assertThat(events)
                    .allSatisfy(event -> assertThat(event.getStackTrace()).isNull());
        }
    }

    @Test
    void aWebhookThatTriggeredARunIsNamedInItsHistory() throws InterruptedException {
        BlockingQueue<Activity> runs = new ArrayBlockingQueue<>(10);
        ExecutorService threads = Executors.newCachedThreadPool();
        world.executor = threads;
        world.more = builder -> builder.listener(new ReconcileListener() {
            @Override
            public void onEvent(ReconcileEvent event) {}

            @Override
            public void onActivity(Activity activity) {
                if (activity.kind() == Kind.RUN && activity.took().isPresent()) {
                    runs.add(activity);
                }
            }
        });
        try (Polling polling = world.engine().poll(Duration.ofDays(1))) {
            assertThat(runs.poll(1, TimeUnit.MINUTES).subject()).isEqualTo("poll");
            world.source.commit(tree("cart"));

            polling.trigger(PROD, "webhook github 72d3162e");

            Activity run = runs.poll(1, TimeUnit.MINUTES);
            assertThat(run.subject()).isEqualTo("webhook github 72d3162e");
            assertThat(world.history()).singleElement().satisfies(deployment -> {
                assertThat(deployment.initiator()).isEqualTo("webhook github 72d3162e");
                assertThat(deployment.runId()).isEqualTo(run.runId());
            });
        } finally {
            threads.shutdownNow();
        }
    }

    private static String line(RecordedEvent event) {
        return event.getEventType().getName() + " "
                + Stream.of("environment", "what", "outcome")
                        .map(event::getString)
                        .collect(Collectors.joining(" "));
    }

    private List<Activity> ended(Kind kind) {
        return world.heard.activities(kind).stream()
                .filter(activity -> activity.took().isPresent())
                .toList();
    }

    private List<String> names(Kind kind) {
        return world.heard.activities(kind).stream().map(Activity::name).toList();
    }
}
