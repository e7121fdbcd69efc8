package io.gitops4j.examples;

import io.gitops4j.GitOps;
import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.spi.Validator;
import java.util.List;

/** A check of the platform team as a lambda: whoever is on call must be findable. */
public final class TeamValidator {
    private TeamValidator() {}

    /** The check. */
    public static Validator everyServiceHasAChannel() {
        return request -> {
            if (!request.spec().slack().isEmpty()) {
                return List.of();
            }
            Diagnostic.Builder finding = "production".equals(request.labels().get("class"))
                    ? Diagnostic.error("ACME-CHANNEL")
                    : Diagnostic.warning("ACME-CHANNEL");
            request.spec().origins().at("id").ifPresent(finding::at);
            return List.of(finding.path("slack")
                    .what("'" + request.spec().id() + "' names no channel, and " + request.environment()
                            + " has people on call")
                    .remedy("add for example `slack: \"#team\"` at the top of the file")
                    .build());
        };
    }

    /** An engine that checks every service with it, beside all checks of its own. */
    public static GitOpsEngine engine(GitOpsConfig config) {
        return GitOps.builder()
                .config(config)
                .validator("channel", everyServiceHasAChannel())
                .build();
    }
}
