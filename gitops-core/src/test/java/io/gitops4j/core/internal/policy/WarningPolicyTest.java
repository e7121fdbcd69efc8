package io.gitops4j.core.internal.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Severity;
import io.gitops4j.api.Verdict;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyProvider;
import io.gitops4j.spi.PolicyRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class WarningPolicyTest {
    private static final Diagnostic CYCLE =
            Diagnostic.warning("WAML-CYCLE").what("a circle").build();
    private static final Diagnostic SECRET =
            Diagnostic.warning("POL-PLAINSECRET").what("a secret").build();
    private static final Diagnostic NOTE =
            Diagnostic.info("WAML-NOTE").what("a note").build();

    @Test
    void aWarningIsAnErrorWhereThePolicyIsNamed() {
        PolicyDecision decision = judge(List.of("*"), CYCLE, SECRET, NOTE);

        assertThat(decision.effect()).isEqualTo(PolicyDecision.Effect.DENY);
        assertThat(decision.diagnostics())
                .containsExactly(CYCLE.withSeverity(Severity.ERROR), SECRET.withSeverity(Severity.ERROR));
    }

    @Test
    void onlyTheCodesThatAreNamedCount() {
        assertThat(judge(List.of("POL-*"), CYCLE)).isEqualTo(PolicyDecision.allow());
        assertThat(judge(List.of("POL-*"), CYCLE, SECRET).diagnostics())
                .containsExactly(SECRET.withSeverity(Severity.ERROR));
    }

    @Test
    void nothingToSayGoesAhead() {
        assertThat(judge(List.of("*"), NOTE)).isEqualTo(PolicyDecision.allow());
        assertThat(judge(List.of("*"))).isEqualTo(PolicyDecision.allow());
    }

    @Test
    void itIsFoundByItsId() {
        assertThat(ServiceLoader.load(PolicyProvider.class))
                .anyMatch(provider -> provider.id().equals("warnings"));
    }

    private static PolicyDecision judge(List<String> codes, Diagnostic... findings) {
        ServicePlan plan = ServicePlan.builder(ServiceId.of("shop"), Verdict.PROCEED)
                .diagnostics(List.of(findings))
                .build();
        return new WarningPolicy(codes)
                .evaluate(
                        new PolicyRequest("prod", Map.of(), plan, Optional.empty(), CommitInfo.UNKNOWN, Instant.EPOCH));
    }
}
