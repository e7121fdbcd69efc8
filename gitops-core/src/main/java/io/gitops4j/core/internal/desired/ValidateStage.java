package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Checks what only shows when all manifests are seen together. Two services that would carry one name at the target, be it in
 * another case, are both refused: neither is applied, neither is pruned (B28, B29). So are two that want the same requests (B36).
 * Dependencies in a circle and on services that nobody declares are warnings (B48, B49). Then the teams' own validators say what they
 * find; none of all these checks stops another.
 */
final class ValidateStage {
    private final TeamChecks checks;

    ValidateStage(TeamChecks checks) {
        this.checks = checks;
    }

    Declarations run(Declarations declarations) {
        return checks.check(Dependencies.check(HostClaims.check(uniqueNames(declarations))));
    }

    /** Whether the same declarations again could not give anything else. */
    boolean settled() {
        return checks.settled();
    }

    private static Declarations uniqueNames(Declarations declarations) {
        Map<String, List<Declaration>> byName = new HashMap<>();
        for (Declaration declaration : declarations.services()) {
            byName.computeIfAbsent(nameAtTarget(declaration), name -> new ArrayList<>(1))
                    .add(declaration);
        }
        if (byName.size() == declarations.services().size()) {
            return declarations;
        }
        List<Declaration> checked = new ArrayList<>();
        for (Declaration declaration : declarations.services()) {
            List<Declaration> sameName = byName.getOrDefault(nameAtTarget(declaration), List.of());
            checked.add(sameName.size() == 1 ? declaration : declaration.with(conflict(declaration, sameName)));
        }
        return new Declarations(checked, declarations.fileProblems());
    }

    private static String nameAtTarget(Declaration declaration) {
        return declaration.service().runtimeName().toLowerCase(Locale.ROOT);
    }

    private static Diagnostic conflict(Declaration declaration, List<Declaration> sameName) {
        Declaration first = sameName.get(0);
        Declaration other = first.equals(declaration) ? sameName.get(1) : first;
        return Diagnostic.error("WAML-CONFLICT")
                .at(declaration.declared().position())
                .path("slug")
                .what("service '" + declaration.service() + "' is also declared for "
                        + declaration.declared().environment() + " as '" + other.service() + "' at "
                        + other.place(other.declared().position(), declaration))
                .remedy("rename one of them; until then neither is deployed nor removed")
                .build();
    }
}
