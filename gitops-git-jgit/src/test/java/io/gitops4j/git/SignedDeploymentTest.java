package io.gitops4j.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.HistoryQuery;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an engine does with a revision that is refused: nothing, and says so. */
class SignedDeploymentTest {
    @TempDir
    Path scratch;

    private SignedRepo repo;
    private SshKey ann;
    private SshKey mallory;
    private Path allowed;

    @BeforeEach
    void start() {
        repo = SignedRepo.in(scratch);
        ann = SshKey.make(scratch.resolve("keys"), "ann");
        mallory = SshKey.make(scratch.resolve("keys"), "mallory");
        allowed = scratch.resolve("allowed_signers");
        TestRemote.write(allowed, ann.allowedAs("ann@example.com"));
        repo.commit(ann, Map.of("cart.image", "1.0", "web.image", "1.0"));
        repo.push();
    }

    @Test
    void b69_refusedRevisionChangesAndPrunesNothing() throws IOException {
        try (GitOpsEngine engine = engine()) {
            assertThat(engine.reconcile("prod").status()).isEqualTo(RunStatus.APPLIED);
            List<String> deployed = deployed();
            assertThat(deployed).isNotEmpty();
            repo.git("rm", "--quiet", "cart.image");
            String bad = repo.commit(mallory, Map.of("web.image", "6.6.6"));
            repo.push();
            ReconcileResult result = engine.reconcile("prod");
            assertThat(result.status()).isEqualTo(RunStatus.FAILED);
            assertThat(result.failure().orElseThrow().toString())
                    .contains(
                            "GIT-SIGNATURE: commit " + bad + " is signed by the unknown key " + mallory.fingerprint());
            assertThat(deployed()).isEqualTo(deployed);
            repo.commit(ann, Map.of("web.image", "1.1"));
            repo.push();
            assertThat(engine.reconcile("prod").status()).isEqualTo(RunStatus.APPLIED);
            assertThat(deployed()).isNotEqualTo(deployed);
        }
    }

    @Test
    void b69_planIsVerifiedAgainWhenItIsApplied() throws IOException {
        try (GitOpsEngine engine = engine()) {
            Plan plan = engine.plan("prod", RunOptions.defaults());
            assertThat(plan.empty()).isFalse();
            TestRemote.write(allowed, mallory.allowedAs("bob@example.com"));
            assertRefused(engine, plan);
            assertThat(deployed()).isEmpty();
            TestRemote.write(allowed, ann.allowedAs("ann@example.com"));
            assertThat(engine.apply(plan, RunOptions.defaults()).status()).isEqualTo(RunStatus.APPLIED);
        }
    }

    @Test
    void theHistoryTellsWhoSignedWhatWasDeployed() {
        try (GitOpsEngine engine = engine()) {
            assertThat(engine.reconcile("prod").status()).isEqualTo(RunStatus.APPLIED);

            assertThat(engine.history(HistoryQuery.of("prod")))
                    .isNotEmpty()
                    .allSatisfy(
                            deployment -> assertThat(deployment.commits().get(0).signer())
                                    .contains("ann@example.com (" + ann.fingerprint() + ")"));
        }
    }

    private static void assertRefused(GitOpsEngine engine, Plan plan) {
        ReconcileResult[] result = new ReconcileResult[1];
        Throwable thrown = catchThrowable(() -> result[0] = engine.apply(plan, RunOptions.defaults()));
        String told = thrown instanceof GitOpsException
                ? thrown.getMessage()
                : result[0].failure().orElseThrow().toString();
        assertThat(told).contains("GIT-SIGNATURE: commit ").contains(" is signed by the unknown key SHA256:");
    }

    /** Every file of the directory target, with its content. */
    private List<String> deployed() throws IOException {
        Path target = scratch.resolve("target");
        if (!Files.exists(target)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(target)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .sorted()
                    .map(SignedDeploymentTest::text)
                    .toList();
        }
    }

    private static String text(Path file) {
        try {
            return file + ": " + Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private GitOpsEngine engine() {
        String yaml = """
                owner: shop-engine
                sources:
                  apps:
                    provider: git
                    options:
                      url: %s
                      allowFile: true
                      verify: tip
                      allowedSigners: %s
                environments:
                  prod:
                    target: directory
                    options:
                      path: %s
                workDirectory: %s
                """.formatted(repo.remote().url(), allowed, scratch.resolve("target"), scratch.resolve("engine"));
        return GitOps.builder()
                .config(GitOpsConfig.parse("gitops.yaml", yaml.getBytes(StandardCharsets.UTF_8)))
                .register(new OneLineParser.Provider())
                .build();
    }
}
