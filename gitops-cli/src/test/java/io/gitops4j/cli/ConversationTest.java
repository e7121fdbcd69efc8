package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command says beside its results: help, mistakes, progress. */
class ConversationTest {
    private static final String ERASE = "\r\u001B[K";

    @TempDir
    private Path folder;

    @Test
    void everyCommandHelpsOnStandardOutput() {
        Recorded help = Recorded.run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.err()).isEmpty();
        assertThat(help.out())
                .startsWith("Usage: gitops [")
                .contains("validate", "explain", "plan", "apply", "status", "history", "release", "promote", "rollback")
                .contains("  64    the command line makes no sense\n");
        assertThat(Recorded.run("apply", "--help").out())
                .startsWith("Usage: gitops apply [")
                .contains("[--plan-digest=DIGEST |", "--config=FILE", "--quiet", "--verbose");
        assertThat(Recorded.run("--version").out()).startsWith("gitops ").contains("\nJava ");
    }

    @Test
    void aMisusedCommandLineEndsWithAnExitCodeOfItsOwn() {
        assertThat(Recorded.run()).isEqualTo(usage("Missing required subcommand. Do: see gitops --help."));
        assertThat(Recorded.run("deploy"))
                .isEqualTo(usage("Unmatched argument at index 0: 'deploy'. Do: see gitops --help."));
        assertThat(Recorded.run("plan"))
                .isEqualTo(usage("Missing required parameter: 'ENV'. Do: see gitops plan --help."));
        assertThat(Recorded.run("plan", "prod", "--frobnicate"))
                .isEqualTo(usage("Unknown option: '--frobnicate'. Do: see gitops plan --help."));
        assertThat(Recorded.run("history", "prod", "--limit", "0"))
                .isEqualTo(usage("--limit is at least 1, got 0. Do: see gitops history --help."));
        assertThat(Recorded.run("apply", "prod", "--plan-digest", "123"))
                .isEqualTo(usage("Invalid value for option '--plan-digest': '123' is no digest of a plan, which has 64 "
                        + "hexadecimal digits behind sha256:. Do: see gitops apply --help."));
        assertThat(Recorded.run("history", "prod", "--service", "@canary"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(ExitCode.USAGE))
                .satisfies(run -> assertThat(run.err()).contains("--service").contains("slug is empty"));
        assertThat(Recorded.run("@/etc/hostname"))
                .isEqualTo(usage("Unmatched argument at index 0: '@/etc/hostname'. Do: see gitops --help."));
        String digest = "0".repeat(64);
        assertThat(Recorded.run("apply", "prod", "--plan-digest", digest, "--approve", digest)
                        .code())
                .isEqualTo(ExitCode.USAGE);
    }

    private static Recorded usage(String text) {
        return new Recorded(ExitCode.USAGE, "", "CLI-USAGE: " + text + "\n");
    }

    @Test
    void aWrongConfigurationEndsWithAnExitCodeOfItsOwn() throws Exception {
        Path config = folder.resolve("gitops.yaml");
        assertThat(Recorded.run("--config", config.toString(), "plan", "production"))
                .satisfies(run -> assertThat(run.code()).isEqualTo(ExitCode.CONFIG))
                .satisfies(
                        run -> assertThat(run.err()).contains(config.toString()).contains(" Do: "));
        assertThat(Recorded.run("plan", "production"))
                .isEqualTo(
                        new Recorded(
                                ExitCode.CONFIG,
                                "",
                                "CLI-CONFIG: there is no gitops.yaml in this folder. Do: name the configuration with --config FILE.\n"));
        Files.writeString(config, "owner: shop\nnonsense: 1\n");
        assertThat(Recorded.run("plan", "production", "--config", config.toString()))
                .satisfies(run -> assertThat(run.code()).isEqualTo(ExitCode.CONFIG))
                .satisfies(run -> assertThat(run.err()).contains(config + ":2:1 nonsense"))
                .satisfies(run -> assertThat(run.err()).doesNotContain("\tat "));
        assertThat(Recorded.run("plan", "production", "--config", config.toString(), "--verbose")
                        .err())
                .contains("    at io.gitops4j.");
    }

    @Test
    void anUnknownEnvironmentIsToldWithTheKnownOnes() throws Exception {
        assertThat(Shop.in(folder).run("plan", "nowhere"))
                .isEqualTo(
                        new Recorded(
                                ExitCode.FAILED,
                                "",
                                "CONFIG-ENVIRONMENT: there is no environment 'nowhere'. Do: use one of production, staging.\n"));
    }

    @Test
    void aTerminalShowsProgressInOneLineThatGoesAway() throws Exception {
        Shop shop = Shop.in(folder);

        Recorded apply = Recorded.run(true, Map.of(), new Cancellation(), shop.withConfig("apply", "production"));

        assertThat(apply.out()).startsWith("  ~ catalog: deployed\n").doesNotContain(ERASE);
        assertThat(apply.err())
                .startsWith(ERASE + "production  ")
                .contains(ERASE + "production  [1/1] create file shop/catalog" + ERASE)
                .endsWith(ERASE)
                .doesNotContain("\n");
        assertThat(Recorded.run(true, Map.of(), new Cancellation(), shop.withConfig("plan", "production", "-q"))
                        .err())
                .isEmpty();
    }

    @Test
    void aPipeShowsStepsOnlyWhenAsked() throws Exception {
        Shop shop = Shop.in(folder);

        assertThat(shop.run("plan", "production").err()).isEmpty();
        assertThat(shop.run("apply", "production", "--verbose").err())
                .contains("production  planned 1 write\n", "production  [1/1] create file shop/catalog\n")
                .doesNotContain("\u001B");
    }

    @Test
    void helpIsColouredForPeopleWhoWantThat() {
        assertThat(coloured(true, Map.of())).contains("\u001B[");
        assertThat(coloured(true, Map.of("NO_COLOR", "1"))).doesNotContain("\u001B[");
        assertThat(coloured(false, Map.of())).doesNotContain("\u001B[");
    }

    private static String coloured(boolean terminal, Map<String, String> variables) {
        return Recorded.run(terminal, variables, new Cancellation(), "--help").out();
    }
}
