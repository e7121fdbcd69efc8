package io.gitops4j.core.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.Origins;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyProvider;
import io.gitops4j.spi.PolicyRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class NamespacePolicyTest {
    private final NamespacePolicy policy =
            new NamespacePolicy("tenant", List.of("team", "team-*", "kube-system"), List.of("kube-*"));

    @Test
    void b30_aNamespaceOutsideTheTenantIsDenied() {
        assertThat(denial("billing"))
                .hasToString(
                        "POL-NAMESPACE shop/.weave.yaml:3:12 namespace: namespace 'billing' is not one that the policy"
                                + " 'tenant' allows in prod. Do: use one of team, team-*, kube-system.");
    }

    @Test
    void b30_aLongListIsCutAndTheMessageStaysShort() {
        List<String> many =
                IntStream.range(0, 500).mapToObj(i -> "namespace-" + i).toList();

        PolicyDecision decision = new NamespacePolicy("tenant", many, List.of()).evaluate(request("billing"));

        assertThat(decision.diagnostics())
                .singleElement()
                .asString()
                .endsWith("and 494 more.")
                .hasSizeLessThanOrEqualTo(Diagnostic.MAX_LENGTH);
    }

    @Test
    void b31_aReservedNamespaceIsDeniedEvenIfItIsAllowed() {
        assertThat(denial("kube-system"))
                .hasToString(
                        "POL-RESERVED shop/.weave.yaml:3:12 namespace: namespace 'kube-system' is reserved by the policy"
                                + " 'tenant' (kube-*). Do: choose a namespace of your team.");
    }

    @Test
    void whatIsAllowedGoesAhead() {
        assertThat(policy.evaluate(request("team"))).isEqualTo(PolicyDecision.allow());
        assertThat(policy.evaluate(request("team-shop"))).isEqualTo(PolicyDecision.allow());
        assertThat(policy.evaluate(request("teams")).effect()).isEqualTo(PolicyDecision.Effect.DENY);
    }

    @Test
    void aServiceThatIsNoLongerDeclaredMayGo() {
        assertThat(policy.evaluate(request(Optional.empty()))).isEqualTo(PolicyDecision.allow());
    }

    @Test
    void itIsFoundByItsId() {
        assertThat(ServiceLoader.load(PolicyProvider.class))
                .anyMatch(provider -> provider.id().equals("namespaces"));
    }

    private Diagnostic denial(String namespace) {
        PolicyDecision decision = policy.evaluate(request(namespace));
        assertThat(decision.effect()).isEqualTo(PolicyDecision.Effect.DENY);
        return decision.diagnostics().get(0);
    }

    private static PolicyRequest request(String namespace) {
        Origin origin = new Origin(new Position("shop/.weave.yaml", 3, 12), "namespace", "the top of the file");
        return request(Optional.of(ServiceSpec.builder(ServiceId.of("shop"), namespace)
                .containers(List.of(Container.named("shop").build()))
                .origins(Origins.of(Map.of("namespace", origin)))
                .build()));
    }

    private static PolicyRequest request(Optional<ServiceSpec> spec) {
        return new PolicyRequest(
                "prod",
                Map.of(),
                ServicePlan.builder(ServiceId.of("shop"), Verdict.PROCEED).build(),
                spec,
                CommitInfo.UNKNOWN,
                Instant.EPOCH);
    }
}
