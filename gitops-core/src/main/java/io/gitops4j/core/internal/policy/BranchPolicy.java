package io.gitops4j.core.internal.policy;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyDecision;
import io.gitops4j.spi.PolicyRequest;
import io.gitops4j.spi.SourceInfo;
import java.util.List;

/**
 * Keeps what is not on one of these branches out of the environments that name this policy (B56). What is no longer declared may
 * always go.
 */
final class BranchPolicy implements Policy {
    private final String name;
    private final List<String> allowed;

    /** Patterns of branches in which {@code *} is anything. */
    BranchPolicy(String name, List<String> allowed) {
        this.name = name;
        this.allowed = List.copyOf(allowed);
    }

    @Override
    public PolicyDecision evaluate(PolicyRequest request) {
        SourceInfo source = request.source();
        if (request.spec().isEmpty() || (!source.branch().isEmpty() && Patterns.match(allowed, source.branch()))) {
            return PolicyDecision.allow();
        }
        String follows = source.branch().isEmpty() ? "has no branch" : "follows branch '" + source.branch() + "'";
        Diagnostic.Builder reason = Diagnostic.error("POL-BRANCH").path("deploy[" + request.environment() + "]");
        request.plan().manifest().ifPresent(reason::at);
        return PolicyDecision.deny(reason.what("source '" + source.source() + "' " + follows + ", and the policy '"
                        + name + "' lets only " + Patterns.list(allowed) + " into " + request.environment())
                .remedy("merge it there, or deploy this branch to another environment")
                .build());
    }
}
