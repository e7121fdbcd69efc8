package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Plans of what is not merged yet. */
class PullRequestPlanTest {
    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.in(folder);
        shop.run("apply", "production");
        shop.run("release", "production", "catalog", "2.0.0", "--branch", "newer");
    }

    /** A second source beside {@code services}. */
    private void addSource() throws Exception {
        shop.push("Tools", Map.of("tools/README.md", "none yet"));
        String config = Files.readString(shop.config());
        Files.writeString(
                shop.config(),
                config.replace(
                        "environments:",
                        "  tools: {provider: git, options: {url: \"" + folder.resolve("shop.git")
                                + "\", allowFile: true, path: tools}}\nenvironments:"));
    }

    @Test
    void whatABranchDeclaresIsPlannedAndNotDeployed() {
        assertThat(shop.run("plan", "production").out()).contains("production: in sync");

        for (String ref : new String[] {"newer", "refs/heads/newer"}) {
            Recorded plan = shop.run("plan", "production", "--ref", ref);
            assertThat(plan.code()).isZero();
            assertThat(plan.out()).contains("  ~ catalog: change\n").contains("production: changes are pending");
        }

        assertThat(shop.run("apply", "production").out()).contains("production: in sync");
    }

    @Test
    void aRefThatIsNotThereIsSaid() {
        Recorded plan = shop.run("plan", "production", "--ref", "refs/pull/7/merge");

        assertThat(plan.code()).isEqualTo(ExitCode.FAILED);
        assertThat(plan.err()).contains("refs/pull/7/merge");
        assertThat(plan.out()).isEmpty();
    }

    @Test
    void ofSeveralSourcesOneIsNamed() throws Exception {
        addSource();

        Recorded unnamed = shop.run("plan", "production", "--ref", "newer");
        assertThat(unnamed.code()).isEqualTo(ExitCode.USAGE);
        assertThat(unnamed.err()).startsWith("CLI-USAGE: --source is needed, as there are services, tools.");

        Recorded unknown = shop.run("plan", "production", "--ref", "newer", "--source", "tool");
        assertThat(unknown.code()).isEqualTo(ExitCode.CONFIG);
        assertThat(unknown.err())
                .isEqualTo("CLI-SOURCE: the environment has no source 'tool'. Do: use one of services, tools.\n");

        assertThat(shop.run("plan", "production", "--ref", "newer", "--source", "services")
                        .out())
                .contains("  ~ catalog: change\n");
    }

    @Test
    void aPullRequestNeedsAReporterThatKnowsItsRepository() {
        Recorded plan = shop.run("plan", "production", "--pull-request", "7");

        assertThat(plan.code()).isEqualTo(ExitCode.FAILED);
        assertThat(plan.out()).contains("production: in sync");
        assertThat(plan.err()).startsWith("FORGE-REPOSITORY: no reporter of 'production' knows the repository");
    }

    @Test
    void aDigestThatNoApplyKnowsIsNotOffered() throws Exception {
        shop.configure("limits: {maxDeletes: 0}\n");
        shop.push("Another", Map.of("services/mailer/.weave.yaml", Shop.manifest("mailer", "1.0.0")));
        shop.run("apply", "production");
        shop.delete("mailer");

        assertThat(shop.run("plan", "production").err()).contains("gitops apply production --approve");
        Recorded proposed = shop.run("plan", "production", "--ref", "newer");
        assertThat(proposed.out()).contains("production: held");
        assertThat(proposed.err()).isEmpty();
    }
}
