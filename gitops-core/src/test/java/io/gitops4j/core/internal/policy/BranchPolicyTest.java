package io.gitops4j.core.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Position;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyProvider;
import io.gitops4j.spi.PolicyRequest;
import io.gitops4j.spi.SourceInfo;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class BranchPolicyTest {
    private final BranchPolicy policy = new BranchPolicy("production", List.of("main", "release/*"));

    @Test
    void b56_aFeatureBranchDoesNotReachProduction() {
        PolicyDecision decision = policy.evaluate(request("feature/basket", true));

        assertThat(decision.effect()).isEqualTo(PolicyDecision.Effect.DENY);
        assertThat(decision.diagnostics())
                .singleElement()
                .hasToString("POL-BRANCH shop/.weave.yaml:7:3 deploy[prod]: source 'services' follows branch"
                        + " 'feature/basket', and the policy 'production' lets only main, release/* into prod."
                        + " Do: merge it there, or deploy this branch to another environment.");
    }

    @Test
    void b56_aBranchThatIsAllowedDoes() {
        assertThat(policy.evaluate(request("main", true))).isEqualTo(PolicyDecision.allow());
        assertThat(policy.evaluate(request("release/2.1", true))).isEqualTo(PolicyDecision.allow());
        assertThat(policy.evaluate(request("mainframe", true)).effect()).isEqualTo(PolicyDecision.Effect.DENY);
    }

    @Test
    void b56_aSourceThatCannotTellItsBranchIsDenied() {
        PolicyDecision decision = new BranchPolicy("any", List.of("*")).evaluate(request("", true));

        assertThat(decision.effect()).isEqualTo(PolicyDecision.Effect.DENY);
        assertThat(decision.diagnostics())
                .singleElement()
                .asString()
                .contains("source 'services' has no branch, and the policy 'any' lets only * into prod");
    }

    @Test
    void aServiceThatIsNoLongerDeclaredMayGo() {
        assertThat(policy.evaluate(request("feature/basket", false))).isEqualTo(PolicyDecision.allow());
    }

    @Test
    void itIsFoundByItsId() {
        assertThat(ServiceLoader.load(PolicyProvider.class))
                .anyMatch(provider -> provider.id().equals("branches"));
    }

    private static PolicyRequest request(String branch, boolean declared) {
        ServiceSpec spec = ServiceSpec.builder(ServiceId.of("shop"), "team")
                .containers(List.of(Container.named("shop").build()))
                .build();
        return new PolicyRequest(
                "prod",
                Map.of(),
                ServicePlan.builder(ServiceId.of("shop"), Verdict.PROCEED)
                        .declaredIn(new Revision("services", "c0ffee"), new Position("shop/.weave.yaml", 7, 3))
                        .build(),
                declared ? Optional.of(spec) : Optional.empty(),
                CommitInfo.UNKNOWN,
                new SourceInfo("services", branch),
                Instant.EPOCH);
    }
}
