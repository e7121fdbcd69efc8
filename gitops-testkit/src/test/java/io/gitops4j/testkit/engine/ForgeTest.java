package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Plan;
import io.gitops4j.api.Revision;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.spi.ApplyOutcome;
import io.gitops4j.spi.ForgeReport;
import io.gitops4j.spi.ForgeService;
import io.gitops4j.spi.ForgeState;
import io.gitops4j.spi.PlanComment;
import io.gitops4j.testkit.InMemoryForge;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What forges are told, and how little. */
final class ForgeTest {
    private final World world = new World();
    private final InMemoryForge forge = new InMemoryForge().repository("apps", "shop/apps");

    @TempDir
    private Path directory;

    @BeforeEach
    void reportToTheForge() {
        world.configured = config -> config.workDirectory(directory);
        world.more = builder -> builder.reporter("forge", forge);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private List<String> told() {
        return forge.reports().stream()
                .map(report -> report.state() + " " + report.summary())
                .toList();
    }

    private ForgeReport shown(Revision revision) {
        return forge.shown(revision.id(), PROD).orElseThrow();
    }

    @Test
    void aPushIsToldFromPendingToSuccess() {
        world.push(tree("cart", "shop"));

        assertThat(told())
                .containsExactly(
                        "PENDING deploying cart, shop",
                        "IN_PROGRESS deploying cart, shop",
                        "SUCCESS deployed cart, shop");
        ForgeReport report = forge.reports().get(2);
        assertThat(report.revision()).isEqualTo(world.source.history().get(0));
        assertThat(report.deployment()).hasValue(1);
        assertThat(report.total()).isEqualTo(2);
        assertThat(report.link("https://ops/{environment}/{deployment}")).contains("https://ops/prod/1");
    }

    @Test
    void aSteadyStateAsksTheForgeNothing() {
        world.push(tree("cart"));
        long calls = forge.calls().of("report");

        for (int i = 0; i < 10; i++) {
            world.reconcile();
        }
        world.restart();
        world.reconcile();

        assertThat(forge.calls().of("report")).isEqualTo(calls);
    }

    @Test
    void aCommitWithNothingToDeployIsASuccess() {
        world.push(tree("cart"));

        world.push("README.md", "hello");

        assertThat(shown(world.source.history().get(0)).summary()).isEqualTo("everything is as declared");
        assertThat(shown(world.source.history().get(0)).deployment()).isEmpty();
    }

    @Test
    void aPlanThatNobodyCarriesOutTellsNothing() {
        world.source.commit(tree("cart"));

        world.engine().plan(PROD);

        assertThat(forge.calls().asMap()).isEmpty();
    }

    @Test
    void aBadManifestIsAFailureWithItsPlace() {
        world.push(tree("cart", "shop"));

        world.push("cart.app", "name: cart\nimage: none\nenvironments: prod\n");

        ForgeReport report = shown(world.source.history().get(0));
        assertThat(report.state()).isEqualTo(ForgeState.FAILURE);
        assertThat(report.summary()).startsWith("cart invalid: ");
        assertThat(report.services())
                .filteredOn(service -> service.service().equals(ServiceId.of("cart")))
                .flatExtracting(ForgeService::findings)
                .extracting(finding -> finding.position().orElseThrow().toString())
                .contains("cart.app:1:1");
    }

    @Test
    void whatIsHeldIsPending() {
        world.push(tree("cart", "shop"));

        world.push(Map.of("README.md", "x"));

        assertThat(shown(world.source.history().get(0)).state()).isEqualTo(ForgeState.PENDING);
    }

    @Test
    void aRunThatBreaksAfterItsPlanIsAnErrorUntilTheNextOneIsWell() {
        HookedStore store = new HookedStore(world.store);
        world.store = store;
        store.append = (line, operation, next) -> {
            throw new IllegalStateException("disk");
        };
        assertThat(world.push(tree("cart")).status()).isEqualTo(RunStatus.FAILED);
        assertThat(shown(world.source.history().get(0)).state()).isEqualTo(ForgeState.ERROR);

        store.append = Hook.none();
        world.reconcile();

        assertThat(shown(world.source.history().get(0)).state()).isEqualTo(ForgeState.SUCCESS);
    }

    @Test
    void aCommitThatWasOvertakenGetsAnEnd() {
        world.push(tree("cart", "shop"));
        world.push(Map.of("README.md", "x"));
        Revision held = world.source.history().get(0);

        world.push(tree("cart", "shop", "mail"));

        assertThat(shown(held).state()).isEqualTo(ForgeState.SUPERSEDED);
        assertThat(shown(held).summary())
                .isEqualTo("overtaken by " + world.source.history().get(0).shortId());
    }

    @Test
    void f41_aServiceThatFailsAgainAndAgainIsToldOnce() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        int[] tries = new int[1];
        target.apply = (request, operation, next) -> ApplyOutcome.refused(
                io.gitops4j.api.FailureKind.REJECTED,
                Diagnostic.error("TEST").what("try " + tries[0]++ + " failed").build());
        world.push(tree("cart"));
        long calls = forge.calls().of("report");

        for (int minute = 0; minute < 60; minute++) {
            world.clock.advance(Duration.ofMinutes(1));
            world.reconcile();
        }

        assertThat(tries[0]).isGreaterThan(2);
        assertThat(forge.calls().of("report")).isEqualTo(calls);
        assertThat(shown(world.source.history().get(0)).state()).isEqualTo(ForgeState.FAILURE);
    }

    @Test
    void aRepairByTheEngineIsNoNews() {
        world.push(tree("cart"));
        long calls = forge.calls().of("report");
        world.backend.deleteByHand(World.workload("cart"));

        assertThat(world.reconcile().status()).isEqualTo(RunStatus.APPLIED);

        assertThat(forge.calls().of("report")).isEqualTo(calls);
    }

    @Test
    void aCommitThatComesBackIsToldAgain() {
        world.push(tree("cart"));
        Revision first = world.source.history().get(0);
        world.push("cart.app", app("cart", 2));
        int before = forge.reports().size();

        world.source.forceTo(first);
        world.reconcile();

        assertThat(told().subList(before, told().size()))
                .containsExactly("PENDING deploying cart", "IN_PROGRESS deploying cart", "SUCCESS deployed cart");
    }

    @Test
    void anEnvironmentWithoutReportersTellsNobody() {
        world.environment = environment -> environment.reporters(List.of());

        world.push(tree("cart"));

        assertThat(forge.calls().asMap()).isEmpty();
    }

    @Test
    void aSourceThatTheForgeDoesNotKnowIsNotToldOf() {
        world.more = builder -> builder.reporter("forge", new InMemoryForge());

        assertThat(world.push(tree("cart")).status()).isEqualTo(RunStatus.APPLIED);
        Plan plan = world.engine().plan(PROD);
        assertThatThrownBy(() -> world.engine().comment(plan, "apps", 7))
                .isInstanceOf(GitOpsException.class)
                .hasMessageContaining("FORGE-REPOSITORY")
                .hasMessageContaining("'apps'");
    }

    @Test
    void aReporterThatIsNotThereIsAnErrorOfTheConfiguration() {
        world.environment = environment -> environment.reporters(List.of("forg"));

        assertThatThrownBy(world::engine)
                .hasMessageContaining("CONFIG-REFERENCE")
                .hasMessageContaining("environments.prod.reporters[0]")
                .hasMessageContaining("did you mean 'forge'");
    }

    @Test
    void aPlanIsShownAtThePullRequestAndReplacedInPlace() {
        world.source.commit(tree("cart"));
        world.engine().comment(world.engine().plan(PROD), "apps", 7);
        world.source.commit(tree("cart", "shop"));
        Plan second = world.engine().plan(PROD);

        world.engine().comment(second, "apps", 7);

        assertThat(forge.comments()).extracting(PlanComment::plan).containsExactly(second.digest());
        assertThat(forge.comments().get(0).markdown()).contains("Plan for prod").contains("shop");
        assertThat(forge.calls().asMap()).isEqualTo(Map.of("comment", 2L));
    }
}
