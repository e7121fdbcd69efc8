package io.gitops4j.core.internal.plan;

import io.gitops4j.api.CommitInfo;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Revision;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.desired.DesiredState;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyRequest;
import io.gitops4j.spi.SourceInfo;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Lets every policy judge every service that has something to apply. All are asked, so that people see all reasons at once; the
 * strictest answer counts, and trouble in a policy denies.
 */
final class PolicyStage {
    private final String environment;
    private final Map<String, String> labels;
    private final List<NamedPolicy> policies;

    PolicyStage(String environment, Map<String, String> labels, List<NamedPolicy> policies) {
        this.environment = environment;
        this.labels = Map.copyOf(labels);
        this.policies = List.copyOf(policies);
    }

    /** Where revisions come from, and who made them. */
    interface Origins {
        CommitInfo commit(Revision revision);

        SourceInfo source(Revision revision);
    }

    Released run(Released released, DesiredState desired, Origins origins, Instant now) {
        if (policies.isEmpty()) {
            return released;
        }
        SortedMap<ServiceId, ServicePlan> judged = new TreeMap<>(released.services());
        judged.replaceAll(
                (id, plan) -> plan.verdict() == Verdict.PROCEED ? judge(plan, spec(desired, id), origins, now) : plan);
        return new Released(judged, released.holds());
    }

    private static Optional<ServiceSpec> spec(DesiredState desired, ServiceId id) {
        return Optional.ofNullable(desired.services().get(id)).flatMap(DesiredService::spec);
    }

    private ServicePlan judge(ServicePlan plan, Optional<ServiceSpec> spec, Origins origins, Instant now) {
        PolicyRequest request = new PolicyRequest(
                environment,
                labels,
                plan,
                spec,
                plan.revision().map(origins::commit).orElse(CommitInfo.UNKNOWN),
                plan.revision().map(origins::source).orElse(SourceInfo.NONE),
                now);
        Verdict verdict = plan.verdict();
        List<Diagnostic> diagnostics = new ArrayList<>(plan.diagnostics());
        for (NamedPolicy policy : policies) {
            PolicyDecision decision = ask(policy, request);
            diagnostics.addAll(decision.diagnostics());
            if (decision.effect() == PolicyDecision.Effect.DENY) {
                verdict = Verdict.DENIED;
            } else if (decision.effect() == PolicyDecision.Effect.HOLD && verdict == Verdict.PROCEED) {
                verdict = Verdict.HELD;
            }
        }
        return plan.toBuilder(verdict).diagnostics(diagnostics).build();
    }

    private static PolicyDecision ask(NamedPolicy policy, PolicyRequest request) {
        try {
            return PluginCall.call(
                    "policy " + policy.name(), () -> policy.policy().evaluate(request));
        } catch (GitOpsException e) {
            return new PolicyDecision(PolicyDecision.Effect.DENY, e.diagnostics());
        }
    }
}
