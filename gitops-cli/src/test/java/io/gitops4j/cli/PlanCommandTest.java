package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanCommandTest {
    private static final String DIGEST = "[0-9a-f]{64}";

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.in(folder);
    }

    @Test
    void tellsWhatApplyWouldDo() {
        Recorded plan = shop.run("plan", "production");

        assertThat(plan.code()).isZero();
        assertThat(plan.out()).matches("""
                plan for production at services@[0-9a-f]{12}, digest [0-9a-f]{12}
                  \\+ catalog: create
                      create file shop/catalog \\(does not exist\\)
                production: changes are pending
                digest sha256:%s
                """.formatted(DIGEST));
        assertThat(plan.err()).isEmpty();
        assertThat(shop.deployed("production", "catalog")).doesNotExist();
    }

    @Test
    void endsWithTwoForChangesOnlyWhenAsked() {
        assertThat(shop.run("plan", "production").code()).isZero();
        assertThat(shop.run("plan", "production", "--detailed-exitcode").code()).isEqualTo(ExitCode.CHANGES);
        shop.run("apply", "production");
        assertThat(shop.run("plan", "production", "--detailed-exitcode").code()).isZero();
    }

    @Test
    void endsWithThreeWhenADeleteIsHeldAndSaysHowToReleaseIt() throws Exception {
        shop.run("apply", "production");
        shop.delete("catalog");

        Recorded plan = shop.run("plan", "production", "--detailed-exitcode");

        assertThat(plan.code()).isEqualTo(ExitCode.HELD);
        assertThat(plan.out())
                .contains("  held: PRUNE-EMPTY")
                .contains("delete file shop/catalog")
                .contains("production: held\n");
        assertThat(plan.err())
                .matches("Do: gitops apply production --approve sha256:" + DIGEST
                        + " releases what waits for an approval, and nothing else\\.\n");
        assertThat(shop.run("plan", "production").code()).isZero();
        assertThat(shop.run("plan", "production", "--quiet").err()).isEmpty();
    }

    @Test
    void namesNoApprovalThatWouldReleaseNothing() throws Exception {
        shop.push("Another", Map.of("services/mailer/.weave.yaml", Shop.manifest("mailer", "1.0.0")));
        shop.run("apply", "production");
        shop.delete("mailer");
        shop.push("Wrong", Map.of("services/catalog/.weave.yaml", "nonsense: 1\n"));

        Recorded plan = shop.run("plan", "production");

        assertThat(plan.out()).contains("  held: PRUNE-SOURCE");
        assertThat(plan.err()).isEmpty();
    }

    @Test
    void endsWithOneWhenAManifestIsWrong() throws Exception {
        shop.push("Wrong", Map.of("services/mailer/.weave.yaml", "schema: \"2\"\nslug: mailer\nnonsense: 1\n"));

        Recorded plan = shop.run("plan", "production");

        assertThat(plan.code()).isEqualTo(ExitCode.FAILED);
        assertThat(plan.out())
                .contains("services/mailer/.weave.yaml:3:1 nonsense: there is no key 'nonsense' here")
                .contains("production: invalid\n");
    }

    @Test
    void isOneJsonObjectWithAVersion() throws Exception {
        Recorded plan = shop.run("plan", "production", "--output", "json");

        assertThat(JsonText.parse(plan.out()))
                .containsEntry("version", 1)
                .containsEntry("environment", "production")
                .containsEntry("outlook", "PENDING")
                .containsEntry("writes", 1)
                .containsKeys("digest", "revisions", "services", "holds", "findings");
        assertThat(plan.out()).endsWith("}\n").hasLineCount(1);
    }

    @Test
    void writesMarkdownAlsoIntoAFile() throws Exception {
        Path file = folder.resolve("plan.md");

        Recorded plan = shop.run("plan", "production", "--markdown", file.toString());

        assertThat(plan.out()).startsWith("plan for production");
        assertThat(Files.readString(file))
                .startsWith("### Plan for production\n")
                .isEqualTo(
                        shop.run("plan", "production", "--output", "markdown").out());
        Recorded nowhere = shop.run(
                "plan", "production", "--markdown", folder.resolve("no/plan.md").toString());
        assertThat(nowhere.code()).isEqualTo(ExitCode.FAILED);
        assertThat(nowhere.err())
                .startsWith("CLI-FILE " + folder.resolve("no/plan.md") + ": the file could not be written");
    }

    @Test
    void shownTextFromTheRepositoryIsHarmless() throws Exception {
        shop.push("Wrong", Map.of("services/mailer/.weave.yaml", """
                schema: "2"
                slug: mailer
                namespace: shop
                image: example/mailer
                tag: "1"
                deploy:
                  production:
                    "\\u202E##[error]::error::\\e[31m": 1
                """));

        Recorded plan = shop.run("plan", "production");

        assertThat(plan.out())
                .contains("\\u202E#\\u0023[error]")
                .doesNotContain("\u001B")
                .doesNotContain("\u202E")
                .doesNotContain("##[");
        assertThat(plan.out().lines()).noneMatch(line -> line.strip().startsWith("::"));
    }
}
