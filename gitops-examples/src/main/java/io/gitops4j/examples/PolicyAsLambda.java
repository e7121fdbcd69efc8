package io.gitops4j.examples;

import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.spi.Policy;
import io.gitops4j.spi.PolicyDecision;

/** A rule of the platform team as a lambda: in production nothing runs alone. */
public final class PolicyAsLambda {
    private PolicyAsLambda() {}

    /** The rule, for environments with the label {@code class: production}. */
    public static Policy twoInstancesInProduction() {
        return request -> {
            boolean production = "production".equals(request.labels().get("class"));
            boolean alone = request.spec()
                    .filter(spec -> spec.schedule().isEmpty())
                    .filter(spec -> spec.scaling().replicas() < 2)
                    .isPresent();
            if (!production || !alone) {
                return PolicyDecision.allow();
            }
            return PolicyDecision.deny(Diagnostic.error("ACME-ALONE")
                    .path("scaling.replicas")
                    .what("'" + request.plan().service() + "' would run alone in " + request.environment())
                    .remedy("ask for 2 replicas or more")
                    .build());
        };
    }

    /** An engine whose every plan is judged by it. */
    public static GitOpsEngine engine(GitOpsConfig config) {
        return GitOps.builder()
                .config(config)
                .policy("not-alone", twoInstancesInProduction())
                .build();
    }
}
