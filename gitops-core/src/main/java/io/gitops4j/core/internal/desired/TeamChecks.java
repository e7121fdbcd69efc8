package io.gitops4j.core.internal.desired;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.DeclaredService;
import io.gitops4j.spi.ValidationRequest;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks every validator about every declared service that has a spec. A declaration that is the same as before is not judged again, as
 * validators are pure; trouble in one is an error of that service that names it, and asked for again. Used by one run of an
 * environment at a time.
 */
public final class TeamChecks {
    private final String environment;
    private final Map<String, String> labels;
    private final List<NamedValidator> validators;
    private IdentityHashMap<DeclaredService, Answer> before = new IdentityHashMap<>();

    /** All validators of one environment. */
    public TeamChecks(String environment, Map<String, String> labels, List<NamedValidator> validators) {
        this.environment = environment;
        this.labels = Map.copyOf(labels);
        this.validators = List.copyOf(validators);
    }

    /** What was said of a declaration at a revision, which only a spec that follows commits looks at. */
    private record Answer(String revision, boolean everyRevision, List<Diagnostic> findings, boolean broken) {
        boolean holdsAt(String wanted) {
            return !broken && (everyRevision || revision.equals(wanted));
        }
    }

    Declarations check(Declarations declarations) {
        if (validators.isEmpty()) {
            return declarations;
        }
        // By identity: the parser's result is one object for as long as its file is the same.
        IdentityHashMap<DeclaredService, Answer> answers = new IdentityHashMap<>();
        List<Declaration> checked = new ArrayList<>();
        for (Declaration declaration : declarations.services()) {
            DeclaredService declared = declaration.declared();
            Optional<ServiceSpec> spec = declared.spec();
            if (spec.isEmpty()) {
                checked.add(declaration);
                continue;
            }
            Answer old = before.get(declared);
            Answer answer =
                    old != null && old.holdsAt(declaration.revision().id()) ? old : ask(declaration, spec.get());
            answers.put(declared, answer);
            checked.add(declaration.with(answer.findings()));
        }
        before = answers;
        return new Declarations(checked, declarations.fileProblems());
    }

    /** Whether every validator could say what it thinks. */
    boolean settled() {
        return before.values().stream().noneMatch(Answer::broken);
    }

    private Answer ask(Declaration declaration, ServiceSpec spec) {
        String revision = declaration.revision().id();
        ValidationRequest request = new ValidationRequest(environment, labels, spec.atCommit(revision));
        List<Diagnostic> findings = new ArrayList<>();
        boolean broken = false;
        for (NamedValidator validator : validators) {
            try {
                for (Diagnostic finding : found(validator, request)) {
                    findings.add(placed(finding, declaration));
                }
            } catch (GitOpsException e) {
                e.diagnostics().forEach(finding -> findings.add(placed(error(finding, validator), declaration)));
                broken = true;
            }
        }
        return new Answer(revision, !spec.followsCommit(), List.copyOf(findings), broken);
    }

    private static List<Diagnostic> found(NamedValidator validator, ValidationRequest request) {
        String name = "validator " + validator.name();
        return PluginCall.call(
                name,
                () -> List.copyOf(
                        PluginCall.call(name, () -> validator.validator().validate(request))));
    }

    /** A validator that throws has not said that all is well, whatever it throws. */
    private static Diagnostic error(Diagnostic thrown, NamedValidator validator) {
        if (thrown.severity() == Severity.ERROR) {
            return thrown;
        }
        return Diagnostic.error("SPI-FAILED")
                .what("validator " + validator.name() + " failed: " + thrown.what())
                .remedy(thrown.remedy())
                .build();
    }

    private static Diagnostic placed(Diagnostic finding, Declaration declaration) {
        return finding.position().isPresent()
                ? finding
                : finding.at(declaration.declared().position());
    }
}
