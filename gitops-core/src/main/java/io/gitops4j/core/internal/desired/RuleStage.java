package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.rules.GeneratedRules;
import io.gitops4j.core.internal.rules.RuleGenerator;
import java.util.List;
import java.util.Optional;

/** Makes the rules of a service where they are wanted and kept; where not, no objective of a manifest is passed over in silence. */
final class RuleStage {
    private final Optional<RuleGenerator> generator;
    private final boolean kept;

    /**
     * Constant for its life, so that a service rendered before is rendered as it would be now.
     *
     * @param generator nothing where no rules are wanted
     * @param kept whether the target keeps them
     */
    RuleStage(Optional<RuleGenerator> generator, boolean kept) {
        this.generator = generator;
        this.kept = kept;
    }

    GeneratedRules run(ServiceSpec spec) {
        if (generator.isEmpty()) {
            return new GeneratedRules(List.of(), off(spec));
        }
        GeneratedRules made = generator.get().generate(spec);
        return kept || made.groups().isEmpty() ? made : new GeneratedRules(List.of(), List.of(lost(spec, made)));
    }

    private static List<Diagnostic> off(ServiceSpec spec) {
        return spec.slos().isEmpty()
                ? List.of()
                : List.of(spec.diagnose(
                        Severity.WARNING,
                        "RULES-OFF",
                        "slos",
                        "service level objectives become no alert rules, as this environment makes none",
                        "add 'rules: {}' to the environment in gitops.yaml, or remove slo"));
    }

    private static Diagnostic lost(ServiceSpec spec, GeneratedRules made) {
        int rules =
                made.groups().stream().mapToInt(group -> group.rules().size()).sum();
        return spec.diagnose(
                Severity.WARNING,
                "RULES-TARGET",
                spec.slos().isEmpty() ? "" : "slos",
                "the target keeps no rules, so " + rules + " of this service are lost",
                "set rules.directory of the environment, or what makes the target keep them (docs/rules.md)");
    }
}
