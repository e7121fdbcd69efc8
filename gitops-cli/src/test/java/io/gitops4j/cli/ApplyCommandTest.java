package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Cancellation;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ApplyCommandTest {
    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.in(folder);
    }

    @Test
    void appliesAndTellsEachService() {
        Recorded first = shop.run("apply", "production");

        assertThat(first.code()).isZero();
        assertThat(first.out()).matches("""
                  ~ catalog: deployed
                      create file shop/catalog
                production: applied, deployment 1, plan sha256:[0-9a-f]{64}
                """);
        assertThat(first.err()).isEmpty();
        assertThat(shop.deployed("production", "catalog")).content().contains("example/catalog:1.0.0");
        assertThat(shop.run("apply", "production").out())
                .matches("  = 1 service unchanged\nproduction: in sync, plan sha256:[0-9a-f]{64}\n");
    }

    @Test
    void appliesTheSeenPlanAndNoOther() throws Exception {
        String seen = digest(shop.run("plan", "production"));
        shop.push("Another", Map.of("services/catalog/.weave.yaml", Shop.manifest("catalog", "2.0.0")));

        Recorded other = shop.run("apply", "production", "--plan-digest", seen);

        assertThat(other.code()).isEqualTo(ExitCode.HELD);
        assertThat(other.out()).isEmpty();
        assertThat(other.err())
                .matches("CLI-DIGEST: nothing was applied, as the plan is another one now, [0-9a-f]{12} instead of "
                        + seen.substring("sha256:".length(), "sha256:".length() + 12)
                        + "\\. Do: look at it with gitops plan, and name its digest\\.\n");
        assertThat(shop.deployed("production", "catalog")).doesNotExist();

        String now = digest(shop.run("plan", "production"));
        assertThat(shop.run("apply", "production", "--plan-digest", now).code()).isZero();
        assertThat(shop.deployed("production", "catalog")).content().contains("example/catalog:2.0.0");
    }

    @Test
    void holdsUntilThatPlanIsApproved() throws Exception {
        shop.run("apply", "production");
        shop.delete("catalog");

        Recorded held = shop.run("apply", "production");
        assertThat(held.code()).isEqualTo(ExitCode.HELD);
        assertThat(held.out())
                .contains("  held: PRUNE-EMPTY")
                .contains("      delete file shop/catalog\n")
                .contains("production: held");
        String seen = digest(shop.run("plan", "production"));
        assertThat(shop.run("apply", "production", "--plan-digest", seen).code())
                .isEqualTo(ExitCode.HELD);
        assertThat(shop.deployed("production", "catalog")).exists();

        Recorded approved = shop.run("apply", "production", "--approve", seen);

        assertThat(approved.out()).startsWith("  - catalog: removed\n");
        assertThat(approved.code()).isZero();
        assertThat(shop.deployed("production", "catalog")).doesNotExist();
    }

    @Test
    void endsWithOneWhenAServiceFails() throws Exception {
        shop.push("Another", Map.of("services/mailer/.weave.yaml", Shop.manifest("mailer", "1.0.0")));
        // Somebody else's file is where the mailer belongs.
        Files.createDirectories(shop.deployed("production", "mailer").getParent());
        Files.writeString(shop.deployed("production", "mailer"), "mine: true\n");

        Recorded apply = shop.run("apply", "production");

        assertThat(apply.code()).isEqualTo(ExitCode.FAILED);
        assertThat(apply.out())
                .contains("  ~ catalog: deployed\n")
                .contains("  ! mailer: ")
                .contains("production: partial");
        assertThat(shop.deployed("production", "mailer")).hasContent("mine: true");
    }

    @Test
    void isOneJsonObjectWithAVersion() throws Exception {
        Recorded apply = shop.run("apply", "production", "--output", "json", "--initiator", "ann");

        Map<String, Object> json = JsonText.parse(apply.out());
        assertThat(json)
                .containsEntry("version", 1)
                .containsEntry("environment", "production")
                .containsEntry("status", "APPLIED")
                .containsEntry("deployment", 1)
                .containsEntry("holds", List.of())
                .containsEntry("findings", List.of())
                .containsKeys("run", "digest", "revisions");
        assertThat(json.get("services"))
                .isEqualTo(List.of(Map.of(
                        "service", "catalog",
                        "status", "DEPLOYED",
                        "written",
                                List.of(Map.of(
                                        "change",
                                        "CREATE",
                                        "resource",
                                        Map.of("kind", "file", "namespace", "shop", "name", "catalog"))),
                        "health", Map.of("state", "HEALTHY", "reason", ""),
                        "findings", List.of())));
        assertThat(shop.run("history", "production").out()).contains("  by ann");
    }

    @Test
    void aCancelledRunEndsAsShellsExpect() {
        Cancellation thrown = new Cancellation();
        thrown.cancel();

        Recorded apply = Recorded.run(false, Map.of(), thrown, shop.withConfig("apply", "production"));

        assertThat(apply.code()).isEqualTo(ExitCode.INTERRUPTED);
        assertThat(shop.deployed("production", "catalog")).doesNotExist();
        assertThat(Recorded.run(false, Map.of(), thrown, shop.withConfig("plan", "production"))
                        .code())
                .isEqualTo(ExitCode.INTERRUPTED);
    }

    @Test
    void theBuildServersUserIsTheInitiator() {
        Recorded.run(
                false,
                Map.of("GITHUB_ACTOR", "bob", "USER", "runner"),
                new Cancellation(),
                shop.withConfig("apply", "production"));

        assertThat(shop.run("history", "production").out()).contains("  by bob");
    }

    private static String digest(Recorded plan) {
        return plan.out().lines().reduce((a, b) -> b).orElseThrow().substring("digest ".length());
    }
}
