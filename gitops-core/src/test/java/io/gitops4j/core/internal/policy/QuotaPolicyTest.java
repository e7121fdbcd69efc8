package io.gitops4j.core.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Origin;
import io.gitops4j.api.Position;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import io.gitops4j.api.spec.Autoscaling;
import io.gitops4j.api.spec.ComputeAmount;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.CountOrPercent;
import io.gitops4j.api.spec.Origins;
import io.gitops4j.api.spec.Resources;
import io.gitops4j.api.spec.Scaling;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyProvider;
import io.gitops4j.spi.PolicyRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class QuotaPolicyTest {
    private final QuotaPolicy policy = new QuotaPolicy(
            "small-teams",
            new QuotaPolicy.Caps(List.of("team-*"), OptionalInt.of(10), OptionalInt.of(4_000), OptionalInt.of(8_192)));

    @Test
    void moreInstancesThanTheCapAreDeniedAtTheLineThatAsksForThem() {
        assertThat(says(spec("team-a", 11, 100, 64)))
                .containsExactly("POL-QUOTA shop/.weave.yaml:9:17 deploy[prod].scaling.replicas: 'shop' asks for up to"
                        + " 11 instances, and the policy 'small-teams' allows one service 10 in prod."
                        + " Do: ask for less, or have the policy raised.");
    }

    @Test
    void autoscalingCountsWithItsHighest() {
        ServiceSpec spec = builder("team-a", 1, 100, 64)
                .autoscaling(new Autoscaling(1, 12, 75))
                .build();

        assertThat(says(spec)).singleElement().asString().contains("up to 12 instances");
    }

    @Test
    void computeCountsForAllInstancesTogetherAndEveryReasonIsTold() {
        assertThat(says(spec("team-a", 10, 500, 1_000)))
                .hasSize(2)
                .anySatisfy(
                        text -> assertThat(text).contains("5000m of CPU (10 instances)", "allows one service 4000m"))
                .anySatisfy(text ->
                        assertThat(text).contains("10000Mi of memory (10 instances)", "allows one service 8192Mi"));
    }

    @Test
    void whatFitsAndWhoIsNotMeantGoesAhead() {
        assertThat(says(spec("team-a", 10, 400, 819))).isEmpty();
        assertThat(says(spec("platform", 500, 4_000, 9_000))).isEmpty();
    }

    @Test
    void itIsFoundByItsId() {
        assertThat(ServiceLoader.load(PolicyProvider.class))
                .anyMatch(provider -> provider.id().equals("quota"));
    }

    private List<String> says(ServiceSpec spec) {
        PolicyDecision decision = policy.evaluate(new PolicyRequest(
                "prod",
                Map.of(),
                ServicePlan.builder(ServiceId.of("shop"), Verdict.PROCEED).build(),
                Optional.of(spec),
                CommitInfo.UNKNOWN,
                Instant.EPOCH));
        assertThat(decision.effect())
                .isEqualTo(decision.diagnostics().isEmpty() ? PolicyDecision.Effect.ALLOW : PolicyDecision.Effect.DENY);
        return decision.diagnostics().stream().map(Diagnostic::toString).toList();
    }

    private static ServiceSpec spec(String owner, int replicas, long cpuMillis, long memoryMib) {
        return builder(owner, replicas, cpuMillis, memoryMib).build();
    }

    private static ServiceSpec.Builder builder(String owner, int replicas, long cpuMillis, long memoryMib) {
        Origin origin =
                new Origin(new Position("shop/.weave.yaml", 9, 17), "deploy[prod].scaling.replicas", "deploy prod");
        return ServiceSpec.builder(ServiceId.of("shop"), "team")
                .owner(owner)
                .containers(List.of(Container.named("shop")
                        .resources(new Resources(ComputeAmount.of(cpuMillis, memoryMib << 20), ComputeAmount.UNSTATED))
                        .build()))
                .scaling(new Scaling(replicas, CountOrPercent.count(1), CountOrPercent.count(0)))
                .origins(Origins.of(Map.of("scaling.replicas", origin)));
    }
}
