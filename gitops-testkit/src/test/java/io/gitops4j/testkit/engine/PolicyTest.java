package io.gitops4j.testkit.engine;

import static io.gitops4j.testkit.engine.Manifests.app;
import static io.gitops4j.testkit.engine.Manifests.tree;
import static io.gitops4j.testkit.engine.World.PROD;
import static io.gitops4j.testkit.engine.World.result;
import static io.gitops4j.testkit.engine.World.status;
import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Digest;
import io.gitops4j.api.Failure;
import io.gitops4j.api.ReconcileResult;
import io.gitops4j.api.RunOptions;
import io.gitops4j.api.RunStatus;
import io.gitops4j.api.ServiceStatus;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyRequest;
import io.gitops4j.spi.SourceInfo;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Policies judge plans; what they do not allow does not happen. */
final class PolicyTest {
    private final World world = new World();

    @AfterEach
    void close() {
        world.close();
    }

    private void judgedBy(Policy... policies) {
        world.more = builder -> {
            for (int i = 0; i < policies.length; i++) {
                builder.policy("policy-" + i, policies[i]);
            }
            return builder;
        };
    }

    @Test
    void whatAPolicyDeniesIsNotWrittenAndTheRestIs() {
        judgedBy(request -> slug(request).equals("cart") ? PolicyDecision.deny(finding("not on a Friday")) : allow());

        ReconcileResult result = world.push(tree("cart", "shop"));

        assertThat(result.status()).isEqualTo(RunStatus.HELD);
        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DENIED);
        assertThat(result(result, "cart").failure().map(Failure::diagnostic).map(Diagnostic::what))
                .contains("not on a Friday");
        assertThat(world.images()).containsOnlyKeys("shop");
    }

    @Test
    void whatAPolicyHoldsWaitsForTheApprovalOfExactlyThatPlan() {
        judgedBy(request -> PolicyDecision.hold(finding("needs two pairs of eyes")));

        ReconcileResult held = world.push(tree("cart"));
        assertThat(status(held, "cart")).isEqualTo(ServiceStatus.HELD);
        Digest digest = held.plan().orElseThrow().digest();
        world.source.change("cart.app", app("cart", 2));
        world.engine().reconcile(PROD, RunOptions.defaults().approve(digest));
        assertThat(world.images()).isEmpty();

        Digest now = world.engine().plan(PROD).digest();
        world.engine().reconcile(PROD, RunOptions.defaults().approve(now));
        assertThat(world.images()).containsEntry("cart", "cart:2");
    }

    @Test
    void theReasonIsTheHeaviestFindingAndNoNoteBesideIt() {
        judgedBy(
                request -> PolicyDecision.hold(
                        Diagnostic.info("TEAM-NOTE").what("by the way").build()),
                request -> PolicyDecision.hold(finding("needs two pairs of eyes")));

        world.push(tree("cart"));

        assertThat(world.engine().status(PROD).services())
                .singleElement()
                .satisfies(cart -> assertThat(cart.reason()).contains("needs two pairs of eyes"));
    }

    @Test
    void aDenialIsStrongerThanAHoldAndAnApproval() {
        judgedBy(
                request -> PolicyDecision.hold(finding("wait")),
                request -> PolicyDecision.deny(finding("no")),
                request -> allow());

        ReconcileResult denied = world.push(tree("cart"));
        world.engine()
                .reconcile(
                        PROD,
                        RunOptions.defaults()
                                .approve(denied.plan().orElseThrow().digest()));

        assertThat(status(denied, "cart")).isEqualTo(ServiceStatus.DENIED);
        assertThat(result(denied, "cart").diagnostics())
                .extracting(Diagnostic::what)
                .containsExactly("wait", "no");
        assertThat(world.images()).isEmpty();
    }

    @Test
    void aPolicyThatThrowsDenies() {
        judgedBy(request -> {
            throw new NoClassDefFoundError("boom");
        });

        ReconcileResult result = world.push(tree("cart"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DENIED);
        assertThat(result(result, "cart").diagnostics())
                .singleElement()
                .asString()
                .contains("policy policy-0", "NoClassDefFoundError");
    }

    @Test
    @SuppressWarnings("NullAway") // that is the fault
    void f50_aPolicyThatSaysNothingDenies() {
        judgedBy(request -> null);

        assertThat(status(world.push(tree("cart")), "cart")).isEqualTo(ServiceStatus.DENIED);
    }

    @Test
    void aWarningIsToldAndDoesNotStop() {
        judgedBy(request -> PolicyDecision.allow(
                List.of(Diagnostic.warning("POL-TEST").what("mind the gap").build())));

        ReconcileResult result = world.push(tree("cart"));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DEPLOYED);
        assertThat(result(result, "cart").diagnostics())
                .extracting(Diagnostic::what)
                .containsExactly("mind the gap");
    }

    @Test
    void aPolicySeesTheChangesTheSpecAndTheCommit() {
        List<PolicyRequest> seen = new ArrayList<>();
        world.source.following("main");
        judgedBy(request -> {
            seen.add(request);
            return allow();
        });

        world.push(tree("cart"));
        world.reconcile();

        assertThat(seen).singleElement().satisfies(request -> {
            assertThat(request.environment()).isEqualTo(PROD);
            assertThat(request.plan().changes()).hasSize(1);
            assertThat(request.spec()).isPresent();
            assertThat(request.commit().author()).contains("Ann");
            assertThat(request.source()).isEqualTo(new SourceInfo("apps", "main"));
            assertThat(request.now()).isEqualTo(world.clock.instant());
        });
    }

    @Test
    void aPolicyJudgesRemovalsToo() {
        world.push(tree("cart", "shop"));
        world.restart();
        judgedBy(request -> request.spec().isEmpty() ? PolicyDecision.deny(finding("nothing goes")) : allow());

        ReconcileResult result = world.drop("cart.app");

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.DENIED);
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
    }

    @Test
    void whileANewNameIsHeldTheOldOneIsNotRemoved() {
        world.push(tree("cart", "shop"));
        world.restart();
        judgedBy(request -> slug(request).equals("basket") ? PolicyDecision.hold(finding("wait")) : allow());
        world.source.delete("cart.app");

        ReconcileResult result = world.push("basket.app", app("basket", 1));

        assertThat(status(result, "cart")).isEqualTo(ServiceStatus.HELD);
        assertThat(world.images()).containsOnlyKeys("cart", "shop");
        Digest digest = result.plan().orElseThrow().digest();
        world.engine().reconcile(PROD, RunOptions.defaults().approve(digest));
        assertThat(world.images()).containsOnlyKeys("basket", "shop");
    }

    private static String slug(PolicyRequest request) {
        return request.plan().service().slug();
    }

    private static PolicyDecision allow() {
        return PolicyDecision.allow();
    }

    private static Diagnostic finding(String what) {
        return Diagnostic.error("POL-TEST").what(what).remedy("ask").build();
    }
}
