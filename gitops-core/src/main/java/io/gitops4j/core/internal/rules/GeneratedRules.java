package io.gitops4j.core.internal.rules;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.RuleGroup;
import java.util.List;

/**
 * The rules of one service.
 *
 * @param groups none of them empty
 * @param diagnostics what of the manifest became no rule, and why
 */
public record GeneratedRules(List<RuleGroup> groups, List<Diagnostic> diagnostics) {
    /** Copies the lists. */
    public GeneratedRules {
        groups = List.copyOf(groups);
        diagnostics = List.copyOf(diagnostics);
    }
}
