package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gitops4j.Limits;
import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Plan;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import io.gitops4j.testkit.InMemorySecrets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Whether secrets are there is asked before anything is planned, once a run, and only where something changed. */
final class SecretCheckTest {
    private static final String CART = app("cart", 1) + "secrets: PASSWORD=team/db#password, URL=team/db#url#2\n";

    private final World world = new World();
    private final InMemorySecrets secrets = new InMemorySecrets();

    SecretCheckTest() {
        checkedBy(secrets);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private void checkedBy(SecretChecker checker) {
        world.more = builder -> builder.secretChecker(PROD, checker);
    }

    private void storeAll() {
        secrets.put("shop", "team/db", Set.of("password"));
        secrets.put("shop", "team/db", Set.of("password", "url"));
    }

    @Test
    void b42_aServiceWhoseSecretIsAbsentIsHeldWithTheLineAndTheOthersGo() {
        Map<String, String> files = new HashMap<>(tree("shop"));
        files.put("cart.app", CART);

        ReconcileResult result = world.push(files);

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.HELD);
        assertThat(world.images()).containsOnlyKeys("shop");
        assertThat(result(result, "cart").diagnostics())
                .map(Diagnostic::toString)
                .containsExactly(
                        "POL-SECRET cart.app:4:1 secrets: PASSWORD is vault:team/db#password, and nothing is at 'team/db'"
                                + " in the secret store of prod. Do: store it there, or mend the reference.",
                        "POL-SECRET cart.app:4:1 secrets: URL is vault:team/db#url#2, and nothing is at 'team/db' in the"
                                + " secret store of prod. Do: store it there, or mend the reference.");
    }

    @Test
    void b42_aMissingKeyAndAMissingVersionAreToldApart() {
        secrets.put("shop", "team/db", Set.of("url"));

        ReconcileResult result = world.push("cart.app", CART);

        assertThat(result(result, "cart").diagnostics())
                .extracting(Diagnostic::what)
                .containsExactly(
                        "PASSWORD is vault:team/db#password, and 'team/db' has no key 'password' in the secret store of prod",
                        "URL is vault:team/db#url#2, and 'team/db' has no version 2 in the secret store of prod");
    }

    @Test
    void b42_itGoesAheadInTheNextRunOnceTheSecretIsThere() {
        world.push("cart.app", CART);
        storeAll();

        assertThat(status(world.reconcile(), "cart")).isEqualTo(ServiceStatus.DEPLOYED);
    }

    @Test
    void aRunAsksOnceForAllAndASteadyStateAsksNothing() {
        storeAll();
        Map<String, String> files = new HashMap<>(tree("plain"));
        files.put("cart.app", CART);
        files.put("shop.app", app("shop", 1) + "secrets: PASSWORD=team/db#password\n");

        world.push(files);
        assertThat(secrets.requests())
                .singleElement()
                .satisfies(request -> assertThat(request.questions())
                        .as("two questions, though three variables ask")
                        .hasSize(2));

        world.reconcile();
        world.push("plain.app", app("plain", 2));
        assertThat(secrets.requests())
                .as("after runs that change nothing with a secret")
                .hasSize(1);

        world.push("cart.app", CART.replace("cart:1", "cart:2"));
        assertThat(secrets.requests()).as("after a change of one").hasSize(2);
    }

    @Test
    void aRunningServiceWhoseSecretIsGoneIsWarnedOfAfterARestart() {
        storeAll();
        world.push("cart.app", CART);
        secrets.remove("shop", "team/db");
        world.restart();

        ReconcileResult result = world.reconcile();

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.UNCHANGED);
        assertThat(result(result, "cart").diagnostics())
                .extracting(Diagnostic::code)
                .contains("POL-SECRET");
    }

    @Test
    void aStoreThatDoesNotAnswerIsOneWarningAndHoldsNothing() {
        secrets.cutConnection();
        Map<String, String> files = new HashMap<>();
        files.put("cart.app", CART);
        files.put("shop.app", app("shop", 1) + "secrets: PASSWORD=team/db#password\n");

        ReconcileResult result = world.push(files);

        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        assertThat(result.plan().orElseThrow().diagnostics()).singleElement().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding)
                    .hasToString("POL-SECRET-UNCHECKED: the secrets of 2 services could not be checked: MEMORY-CUT, the"
                            + " secret store does not answer. Do: mend the connection.");
        });

        secrets.mendConnection();
        world.reconcile();
        assertThat(secrets.requests()).as("asked again, as nothing is known").hasSize(2);
    }

    @Test
    void withHoldUncheckedSecretsAStoreThatDoesNotAnswerHolds() {
        world.limits = Limits.builder().holdUncheckedSecrets(true).build();
        secrets.cutConnection();

        ReconcileResult held = world.push("cart.app", CART);
        assertThat(status(held, "cart")).isEqualTo(ServiceStatus.HELD);
        assertThat(world.images()).isEmpty();

        Plan plan = world.engine().plan(PROD);
        world.engine().reconcile(PROD, RunOptions.defaults().approve(plan.digest()));
        assertThat(world.images()).as("a person said yes").containsOnlyKeys("cart");
    }

    @Test
    void anApprovalOfAHeldSecretDoesNotGetPastThePolicies() {
        world.more = builder -> builder.secretChecker(PROD, secrets)
                .policy(
                        "no",
                        request -> PolicyDecision.deny(Diagnostic.error("POL-TEST")
                                .what("no")
                                .remedy("ask")
                                .build()));

        world.push("cart.app", CART);
        Plan plan = world.engine().plan(PROD);
        world.engine().reconcile(PROD, RunOptions.defaults().approve(plan.digest()));

        assertThat(world.images()).isEmpty();
    }

    @Test
    void whatIsUnknownOfOneIsAWarningAtItsLine() {
        checkedBy((request, operation) -> {
            Map<SecretQuestion, SecretAnswer> answers = new HashMap<>();
            request.questions()
                    .forEach(question -> answers.put(question, SecretAnswer.unknown("not allowed to read it")));
            return answers;
        });

        ReconcileResult result = world.push("cart.app", CART);

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(result(result, "cart").diagnostics()).first().satisfies(finding -> {
            assertThat(finding.severity()).isEqualTo(Severity.WARNING);
            assertThat(finding.toString())
                    .startsWith(
                            "POL-SECRET-UNCHECKED cart.app:4:1 secrets: PASSWORD is vault:team/db#password, and could not"
                                    + " be checked: not allowed to read it.");
        });
    }

    @Test
    @SuppressWarnings("NullAway") // that is the fault
    void f50_aCheckerThatSaysNothingOrThrowsIsAWarning() {
        checkedBy((request, operation) -> null);
        assertThat(status(world.push("cart.app", CART), "cart")).isEqualTo(ServiceStatus.DEPLOYED);

        world.restart();
        checkedBy((request, operation) -> Map.of());
        world.push("cart.app", CART.replace("cart:1", "cart:2"));
        assertThat(world.images()).containsEntry("cart", "cart:2");

        world.restart();
        checkedBy((request, operation) -> {
            throw new NoClassDefFoundError("boom");
        });
        world.push("cart.app", CART.replace("cart:1", "cart:3"));
        assertThat(world.images()).containsEntry("cart", "cart:3");
    }

    @Test
    void aCancelledRunIsCancelledAndNotUnchecked() {
        Cancellation cancellation = new Cancellation();
        checkedBy((request, operation) -> {
            cancellation.cancel();
            operation.checkpoint();
            return Map.of();
        });
        world.source.change("cart.app", CART);

        assertThatThrownBy(() -> world.engine().plan(PROD, RunOptions.defaults().cancellation(cancellation)))
                .hasMessageContaining("RUN-CANCELLED");
        assertThat(world.images()).isEmpty();
    }
}
