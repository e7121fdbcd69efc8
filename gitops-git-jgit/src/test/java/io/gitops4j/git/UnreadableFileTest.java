package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.EnvironmentConfig;
import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.PluginBinding;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceStatus;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One file among many that cannot be read. */
class UnreadableFileTest {
    private static final int FILES = 500;

    @TempDir
    Path scratch;

    @Test
    void f33_theOthersConvergeAndThatServiceIsNeitherChangedNorPruned() throws IOException {
        TestRemote remote = TestRemote.folder(scratch);
        remote.push(all("1.0"));
        try (GitOpsEngine engine = engine(remote)) {
            assertThat(engine.reconcile("prod").status()).isEqualTo(RunStatus.APPLIED);

            Path unreadable = remote.work().folder().resolve("s7.image");
            Map<String, String> newer = all("2.0");
            newer.remove("s7.image");
            newer.remove("s8.image");
            Files.delete(unreadable);
            Files.createSymbolicLink(unreadable, Path.of("/etc/hostname"));
            Files.delete(remote.work().folder().resolve("s8.image"));
            remote.push(newer);
            ReconcileResult result = engine.reconcile("prod");

            assertThat(result.services().stream().filter(one -> one.status() == ServiceStatus.DEPLOYED))
                    .hasSize(FILES - 2);
            assertThat(result.plan().orElseThrow().diagnostics().toString())
                    .contains("SRC-SYMLINK s7.image")
                    .contains(" Do: ");
            assertThat(deployed("s7")).contains("s7:1.0");
            assertThat(deployed("s8"))
                    .as("deletes wait, since s7 may have meant to take it over")
                    .contains("s8:1.0");
            assertThat(deployed("s9")).contains("s9:2.0");
            assertThat(result.plan().orElseThrow().holds())
                    .extracting(hold -> hold.reason().code())
                    .containsOnly("PRUNE-SOURCE");

            Files.delete(unreadable);
            remote.push(Map.of("s7.image", "2.0"));
            ReconcileResult mended = engine.reconcile("prod");
            assertThat(mended.status()).as("%s", mended).isEqualTo(RunStatus.APPLIED);
            assertThat(deployed("s7")).contains("s7:2.0");
            assertThat(mended.service(ServiceId.of("s8")).orElseThrow().status())
                    .isEqualTo(ServiceStatus.REMOVED);
        }
    }

    private static Map<String, String> all(String tag) {
        Map<String, String> files = new TreeMap<>();
        IntStream.range(0, FILES).forEach(i -> files.put("s" + i + ".image", tag));
        return files;
    }

    private String deployed(String service) throws IOException {
        return Files.readString(scratch.resolve("prod/shop/" + service + ".yaml"));
    }

    private GitOpsEngine engine(TestRemote remote) {
        return GitOps.builder()
                .config(GitOpsConfig.builder()
                        .owner("unreadable")
                        .workDirectory(scratch.resolve("engine"))
                        .source("apps", PluginBinding.of("git", Map.of("url", remote.url(), "allowFile", true)))
                        .environment(EnvironmentConfig.named("prod")
                                .target(PluginBinding.of(
                                        "directory",
                                        Map.of("path", scratch.resolve("prod").toString(), "fsync", false)))
                                .build())
                        .build())
                .register(new OneLineParser.Provider())
                .build();
    }
}
