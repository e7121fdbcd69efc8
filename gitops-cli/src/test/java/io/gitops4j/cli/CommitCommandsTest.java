package io.gitops4j.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Cancellation;
import java.nio.file.Path;
import java.util.Map;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Release, promote, rollback, and what history and status say of them. */
class CommitCommandsTest {
    private static final String LATER = "Nothing is deployed yet: the next apply reads it.\n";

    @TempDir
    private Path folder;

    private Shop shop;

    @BeforeEach
    void open() throws Exception {
        shop = Shop.in(folder);
    }

    @Test
    void releasesPromotesAndRollsBack() throws Exception {
        shop.run("apply", "production");

        Recorded release = shop.run(
                "release",
                "staging",
                "catalog",
                "1.1.0",
                "--because",
                "Fixes totals.",
                "--author",
                "Bob <bob@example.com>");
        assertThat(release.code()).isZero();
        assertThat(release.out()).matches("Release catalog 1\\.1\\.0 to staging: services@[0-9a-f]{40}\n");
        assertThat(release.err()).isEqualTo(LATER);
        assertThat(shop.log("main", "%an <%ae>%n%B"))
                .startsWith("Bob <bob@example.com>\nRelease catalog 1.1.0 to staging\n\nFixes totals.\n");

        assertThat(shop.run("promote", "catalog", "--from", "staging", "--to", "production")
                        .out())
                .startsWith("Promote catalog 1.1.0 from staging to production: ");
        shop.run("apply", "production");
        assertThat(shop.deployed("production", "catalog")).content().contains("example/catalog:1.1.0");

        Recorded rollback = shop.run("rollback", "production", "catalog", "--to", "1", "--quiet");
        assertThat(rollback).satisfies(done -> assertThat(done.code()).isZero());
        assertThat(rollback.out()).startsWith("Roll catalog in production back to deployment 1: ");
        assertThat(rollback.err()).isEmpty();
        shop.run("apply", "production");
        assertThat(shop.deployed("production", "catalog")).content().contains("example/catalog:1.0.0");
    }

    @Test
    void waitsOnABranchForAPullRequest() throws Exception {
        Recorded release =
                shop.run("release", "staging", "catalog", "1.1.0", "--branch", "release/catalog", "--output", "json");

        assertThat(JsonText.parse(release.out()))
                .containsEntry("version", 1)
                .containsEntry("subject", "Release catalog 1.1.0 to staging")
                .containsEntry("branch", "release/catalog")
                .containsKey("revision");
        assertThat(shop.log("release/catalog", "%s")).isEqualTo("Release catalog 1.1.0 to staging");
        assertThat(shop.log("main", "%s")).isEqualTo("First");
    }

    @Test
    void theAuthorIsGitsOwn() throws Exception {
        Recorded.run(
                false,
                Map.of("GIT_AUTHOR_NAME", "Cy", "GIT_AUTHOR_EMAIL", "cy@example.com"),
                new Cancellation(),
                shop.withConfig("release", "staging", "catalog", "1.1.0"));

        assertThat(shop.log("main", "%an <%ae>")).isEqualTo("Cy <cy@example.com>");
    }

    @Test
    void tellsWhatCannotBe() {
        assertThat(shop.run("release", "staging", "mailer", "1.1.0"))
                .satisfies(unknown -> assertThat(unknown.code()).isEqualTo(ExitCode.FAILED))
                .satisfies(
                        unknown -> assertThat(unknown.err()).contains("mailer").contains(" Do: "));
        assertThat(shop.run("rollback", "production", "catalog", "--to", "7").err())
                .isEqualTo("HISTORY-UNKNOWN: there is no deployment 7 of catalog in production. "
                        + "Do: look at the history of the service for its numbers.\n");
        assertThat(shop.run("release", "staging", "catalog", "1.1.0", "--author", "Bob"))
                .isEqualTo(new Recorded(
                        ExitCode.USAGE,
                        "",
                        "CLI-USAGE: --author is written 'NAME <MAIL>', got 'Bob'. Do: see gitops release --help.\n"));
    }

    @Test
    void historyAndStatusKnowWhatWasDeployed() throws Exception {
        assertThat(shop.run("history", "production"))
                .isEqualTo(new Recorded(0, "", "The history knows no deployment.\n"));
        assertThat(shop.run("status", "production").out()).matches("""
                production: changes are pending at services@[0-9a-f]{12}
                  ~ catalog: changes are pending, no deployment known
                """);

        shop.run("apply", "production");
        shop.push("Another", Map.of("services/mailer/.weave.yaml", Shop.manifest("mailer", "1.0.0")));
        shop.run("apply", "production");

        String time = "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
        assertThat(shop.run("history", "production").out()).matches("""
                \\d+  %s  mailer  succeeded  \\(none\\) -> [0-9a-f]{12}
                1  %s  catalog  succeeded  \\(none\\) -> [0-9a-f]{12}
                """.formatted(time, time));
        assertThat(shop.run("history", "production", "--limit", "1").out())
                .hasLineCount(1)
                .contains("mailer");
        assertThat(shop.run("history", "production", "--service", "catalog").out())
                .hasLineCount(1)
                .contains("catalog");
        assertThat(shop.run("status", "production").out()).matches("""
                production: in sync at services@[0-9a-f]{12}
                  = catalog: in sync, deployment 1 of services@[0-9a-f]{12} succeeded %s
                  = mailer: in sync, deployment \\d+ of services@[0-9a-f]{12} succeeded %s
                """.formatted(time, time));
        assertThat(shop.run("status", "staging", "--detailed-exitcode").code()).isEqualTo(ExitCode.CHANGES);
        assertThat(shop.run("status", "production", "--detailed-exitcode").code())
                .isZero();
    }

    @Test
    void historyAndStatusAreJsonObjectsWithAVersion() throws Exception {
        shop.run("apply", "production");

        assertThat(JsonText.parse(
                        shop.run("history", "production", "-o", "json").out()))
                .containsEntry("version", 1)
                .containsEntry("environment", "production")
                .extractingByKey("deployments")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("number", 1)
                .containsEntry("service", "catalog")
                .containsEntry("state", "SUCCEEDED")
                .containsKeys("to", "planDigest", "initiator", "started", "finished", "reason", "changes");
        assertThat(JsonText.parse(shop.run("status", "production", "-o", "json").out()))
                .containsEntry("version", 1)
                .containsEntry("outlook", "IN_SYNC")
                .extractingByKey("services")
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .singleElement()
                .asInstanceOf(InstanceOfAssertFactories.map(String.class, Object.class))
                .containsEntry("service", "catalog")
                .containsEntry("verdict", "UNCHANGED")
                .containsKey("lastDeployment");
    }
}
