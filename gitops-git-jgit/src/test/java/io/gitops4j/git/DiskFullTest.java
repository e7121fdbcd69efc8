package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.Deployment;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.testkit.VirtualClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A real disk without a free byte, below each part of the engine that writes. */
class DiskFullTest {
    private static final ServiceId WEB = ServiceId.of("web");

    /** What lies on the small disk. */
    private enum Part {
        FETCH,
        HISTORY_IN_FILES,
        HISTORY_IN_GIT,
        TARGET
    }

    @TempDir
    Path scratch;

    private final VirtualClock clock = VirtualClock.create();
    private TestRemote remote;
    private SmallDisk disk;

    @BeforeEach
    void mount() throws IOException {
        assumeTrue(SmallDisk.isPossible(scratch), "needs the right to mount a small disk. Do: run the tests as root");
        disk = SmallDisk.mount(scratch.resolve("disk"));
        remote = TestRemote.folder(scratch);
    }

    @AfterEach
    void unmount() throws IOException {
        if (disk != null) {
            disk.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void f29_aFullDiskTearsNothingAndIsLeftBehindWhenThereIsRoom(Part full) throws IOException {
        remote.push(services("1.0"));
        try (GitOpsEngine engine = engine(full)) {
            assertThat(reconcile(engine).status()).isEqualTo(RunStatus.APPLIED);
            String before = deployed(full);

            disk.fill();
            remote.push(services("2.0"));
            for (int i = 0; i < 2; i++) {
                ReconcileResult failed = reconcile(engine);
                assertThat(failed.status()).as("%s", failed).isIn(RunStatus.FAILED, RunStatus.PARTIAL);
                assertThat(reason(failed)).contains(" Do: ").hasSizeLessThanOrEqualTo(300);
                assertThat(deployed(full)).as("nothing half").isEqualTo(before);
            }

            disk.free();
            ReconcileResult mended = reconcile(engine);
            assertThat(mended.status()).as("%s", mended).isEqualTo(RunStatus.APPLIED);
            assertThat(deployed(full)).isEqualTo(before.replace("1.0", "2.0"));
        }
        try (GitOpsEngine restarted = engine(full)) {
            assertThat(reconcile(restarted).status()).isEqualTo(RunStatus.IN_SYNC);
            List<Deployment> history = restarted.history(HistoryQuery.of("prod", WEB));
            assertThat(history).extracting(Deployment::state).doesNotContain(Deployment.State.IN_PROGRESS);
            assertThat(history.get(0).state()).isEqualTo(Deployment.State.SUCCEEDED);
            assertThat(history.get(history.size() - 1).number()).isEqualTo(1);
        }
    }

    /** So many that a record of them is larger than what is left of the last block of a file. */
    private static Map<String, String> services(String tag) {
        Map<String, String> files = new TreeMap<>(Map.of("web.image", tag));
        IntStream.range(0, 40).forEach(i -> files.put("s" + i + ".image", tag));
        return files;
    }

    private static String reason(ReconcileResult failed) {
        return Stream.concat(
                        failed.failure().stream(),
                        failed.services().stream().flatMap(service -> service.failure().stream()))
                .map(failure -> failure.diagnostic().toString())
                .findFirst()
                .orElse("no reason");
    }

    private ReconcileResult reconcile(GitOpsEngine engine) {
        // Longer than any pause after a failure.
        clock.advance(Duration.ofHours(1));
        return engine.reconcile("prod");
    }

    private String deployed(Part full) throws IOException {
        return Files.readString(place(full, Part.TARGET).resolve("shop/web.yaml"))
                .replaceAll("# gitops4j.intent: .*", "");
    }

    private GitOpsEngine engine(Part full) {
        Path history = place(full, full == Part.HISTORY_IN_GIT ? Part.HISTORY_IN_GIT : Part.HISTORY_IN_FILES);
        return GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("full")
                        .workDirectory(place(full, Part.FETCH))
                        .source("apps", PluginBinding.of("git", Map.of("url", remote.url(), "allowFile", true)))
                        .store(
                                full == Part.HISTORY_IN_GIT
                                        ? PluginBinding.of(
                                                "git",
                                                Map.of(
                                                        "url",
                                                        remote.url(),
                                                        "allowFile",
                                                        true,
                                                        "path",
                                                        history.toString()))
                                        : PluginBinding.of("file", Map.of("path", history.toString())))
                        .environment(EnvironmentConfig.named("prod")
                                .target(PluginBinding.of(
                                        "directory",
                                        Map.of("path", place(full, Part.TARGET).toString())))
                                .build())
                        .build())
                .register(new OneLineParser.Provider())
                .time(clock, clock::advance)
                .random(new SplittableRandom(1))
                .build();
    }

    private Path place(Part full, Part part) {
        return (full == part ? disk.folder() : scratch).resolve(part.name());
    }
}
