package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.many;
import static io.gitops4j.testkit.engine.World.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.RuleOptions;
import io.gitops4j.Targets;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.ResourceId;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.Capability;
import io.gitops4j.spi.Observation;
import io.gitops4j.testkit.InMemoryTarget;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules go with their service, from the manifest to where they are kept. */
final class RulesTest {
    private static final String CART = app("cart", 1) + "slo: 99.9\n";
    private static final ResourceId RULES = new ResourceId("memory/rules", "shop", "cart");

    private final World world = new World();

    @TempDir
    Path directory;

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void anObjectiveIsToldWhereTheEnvironmentMakesNoRules() {
        ReconcileResult result = world.push("cart.app", CART);

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(findings(result))
                .containsExactly(
                        "RULES-OFF slos: service level objectives become no alert rules, as this environment makes"
                                + " none. Do: add 'rules: {}' to the environment in gitops.yaml, or remove slo.");
        assertThat(world.backend.contents()).doesNotContainKey(RULES);
    }

    @Test
    void rulesAreWrittenOnceAndLeaveWithTheirService() {
        rules(RuleOptions.defaults());
        world.push(Map.of("cart.app", CART, "shop.app", app("shop", 1)));

        assertThat(world.backend.contents().get(RULES).toJson())
                .contains("\"record\":\"slo\"", "SLOErrorBudgetBurn", "(13.44 * 0.001)");
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);

        world.drop("cart.app");
        assertThat(world.backend.contents()).doesNotContainKey(RULES);
    }

    @Test
    void otherSettingsMakeOtherRules() {
        rules(RuleOptions.defaults());
        world.push("cart.app", CART);
        world.restart();
        rules(RuleOptions.builder().set("requestMetric", "http_requests_total").build());

        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(world.backend.contents().get(RULES).toJson())
                .contains("http_requests_total")
                .doesNotContain("http_timer_count");
    }

    @Test
    void workIsProportionalToWhatChangedWithRulesToo() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        rules(RuleOptions.builder().set("platform", "kubernetes").build());
        world.push(many(20));
        assertThat(world.backend.contents()).hasSize(40);
        target.rendered = 0;
        world.backend.calls().reset();

        world.push("service-7.app", app("service-7", 2));

        assertThat(target.rendered).isEqualTo(1);
        assertThat(world.backend.calls().of("apply")).isEqualTo(1);
    }

    @Test
    void aTargetThatKeepsNoRulesIsToldAndTheServiceGoesOn() {
        world.target = withoutRules();
        rules(RuleOptions.defaults());

        ReconcileResult result = world.push("cart.app", CART);

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(findings(result))
                .singleElement()
                .asString()
                .startsWith("RULES-TARGET slos: the target keeps no rules");
    }

    @Test
    void aDirectoryKeepsTheRulesOfATargetThatDoesNot() throws Exception {
        world.target = withoutRules();
        rules(inDirectory().build());

        ReconcileResult result = world.push(Map.of("cart.app", CART, "shop.app", app("shop", 1)));

        Path file = directory.resolve("shop/cart.rules.yaml");
        assertThat(findings(result)).isEmpty();
        assertThat(Files.readString(file)).contains("gitops4j.owner: team.prod", "record: slo\n");
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);

        Files.writeString(file, Files.readString(file).replace("13.44", "1344"));
        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(Files.readString(file)).contains("13.44").doesNotContain("1344");

        world.drop("cart.app");
        assertThat(file).doesNotExist();
        assertThat(world.images()).containsOnlyKeys("shop");
    }

    @Test
    void theDirectoryTargetKeepsThemBesideTheServiceAndRemovesThemWithIt() throws Exception {
        world.target = Targets.directory(directory);
        rules(RuleOptions.builder().set("platform", "kubernetes").build());
        world.push(Map.of("cart.app", CART, "shop.app", app("shop", 1)));

        assertThat(files()).containsExactly("cart.rules.yaml", "cart.yaml", "shop.rules.yaml", "shop.yaml");
        assertThat(Files.readString(directory.resolve("shop/shop.rules.yaml")))
                .contains("alert: CPUThrottled")
                .doesNotContain("SLOErrorBudgetBurn");
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);

        world.drop("cart.app");
        assertThat(files()).containsExactly("shop.rules.yaml", "shop.yaml");
    }

    private List<String> files() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("shop"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void rulesThatAreSwitchedOffAreRemoved() {
        world.target = withoutRules();
        rules(inDirectory().build());
        world.push("cart.app", CART);
        world.restart();
        rules(inDirectory().set("enabled", false).build());

        world.reconcile();

        assertThat(directory.resolve("shop/cart.rules.yaml")).doesNotExist();
        assertThat(world.images()).containsOnlyKeys("cart");
    }

    @Test
    void aDirectoryBesideATargetThatKeepsRulesIsRefused() {
        rules(inDirectory().build());

        assertThatThrownBy(world::engine).isInstanceOfSatisfying(GitOpsException.class, e -> {
            assertThat(e.kind()).isEqualTo(FailureKind.CONFIG);
            assertThat(e)
                    .hasMessageContaining("environments.prod.rules.directory: the target of 'prod' keeps rules itself");
        });
    }

    @Test
    void whatTheTargetHasNoPlaceForWaitsUntilItHas() {
        HookedTarget target = new HookedTarget(world.backend);
        world.target = target;
        target.observe = (request, operation, next) -> {
            Observation seen = next.get();
            Set<ResourceId> out = new TreeSet<>(request.wanted());
            out.removeIf(id -> !id.equals(RULES));
            return new Observation(seen.resources(), seen.complete(), seen.diagnostics(), out);
        };
        rules(RuleOptions.defaults());

        assertThat(status(world.push("cart.app", CART), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(world.backend.contents()).doesNotContainKey(RULES);
        assertThat(world.reconcile().status()).isEqualTo(RunStatus.IN_SYNC);

        target.observe = Hook.none();
        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(world.backend.contents()).containsKey(RULES);
    }

    private RuleOptions.Builder inDirectory() {
        return RuleOptions.builder().set("directory", directory.toString());
    }

    private void rules(RuleOptions options) {
        world.environment = environment -> environment.rules(options);
    }

    private InMemoryTarget withoutRules() {
        return new InMemoryTarget(world.backend, EnumSet.complementOf(EnumSet.of(Capability.RULES)));
    }

    private static List<String> findings(ReconcileResult result) {
        return result.service(ServiceId.of("cart")).orElseThrow().diagnostics().stream()
                .map(Diagnostic::toString)
                .toList();
    }
}
