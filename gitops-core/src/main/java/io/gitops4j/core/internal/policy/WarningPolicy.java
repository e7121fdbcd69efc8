package io.gitops4j.core.internal.policy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyRequest;
import java.util.List;

/** Makes errors of warnings: what is only told in one environment stops a service in another that names this policy. */
final class WarningPolicy implements Policy {
    private final List<String> codes;

    /** For warnings with these codes; patterns in which {@code *} is anything. */
    WarningPolicy(List<String> codes) {
        this.codes = List.copyOf(codes);
    }

    @Override
    public PolicyDecision evaluate(PolicyRequest request) {
        List<Diagnostic> errors = request.plan().diagnostics().stream()
                .filter(finding -> finding.severity() == Severity.WARNING && Patterns.match(codes, finding.code()))
                .map(finding -> finding.withSeverity(Severity.ERROR))
                .toList();
        return errors.isEmpty() ? PolicyDecision.allow() : new PolicyDecision(PolicyDecision.Effect.DENY, errors);
    }
}
