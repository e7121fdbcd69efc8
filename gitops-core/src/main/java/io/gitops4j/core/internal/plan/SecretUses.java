package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import io.gitops4j.api.spec.Container;
import io.gitops4j.api.spec.EnvVar;
import io.gitops4j.api.spec.SecretReference;
import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretQuestion;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Where a service refers to secrets.
 *
 * @param spec the service
 * @param uses each variable that does
 * @param questions what is to be asked for them, each once
 */
record SecretUses(ServiceSpec spec, List<Use> uses, Set<SecretQuestion> questions) {
    /** Something is definitely not there. */
    static final String MISSING = "POL-SECRET";

    /** Whether it is there is not known. */
    static final String UNCHECKED = "POL-SECRET-UNCHECKED";

    /** The same for the same questions in every run. */
    static final Comparator<SecretQuestion> ORDER = Comparator.comparing(SecretQuestion::namespace)
            .thenComparing(question -> question.reference().path())
            .thenComparing(question -> question.reference().key())
            .thenComparing(question -> question.reference().version());

    /**
     * One variable.
     *
     * @param variable its name
     * @param path where it is in the spec
     * @param question about what it refers to
     */
    record Use(String variable, String path, SecretQuestion question) {}

    static SecretUses of(ServiceSpec spec) {
        List<Use> uses = new ArrayList<>();
        Set<SecretQuestion> questions = new LinkedHashSet<>();
        for (int i = 0; i < spec.containers().size(); i++) {
            Container container = spec.containers().get(i);
            for (int j = 0; j < container.env().size(); j++) {
                EnvVar variable = container.env().get(j);
                String path = "containers[" + i + "].env[" + j + "]";
                variable.secret()
                        .map(reference -> new SecretQuestion(spec.namespace(), reference))
                        .ifPresent(question -> {
                            uses.add(new Use(variable.name(), path, question));
                            questions.add(question);
                        });
            }
        }
        return new SecretUses(spec, List.copyOf(uses), Set.copyOf(questions));
    }

    /** What is wrong with them by these answers. What is not known weighs as much as what is missing only if it is to hold. */
    List<Diagnostic> findings(String environment, Map<SecretQuestion, SecretAnswer> answers, boolean holdUnchecked) {
        List<Diagnostic> findings = new ArrayList<>();
        for (Use use : uses) {
            SecretAnswer answer = answers.getOrDefault(
                    use.question(), SecretAnswer.unknown("the checker left the question without an answer"));
            if (answer.state() == SecretAnswer.State.UNKNOWN) {
                findings.add(finding(
                        holdUnchecked ? Severity.ERROR : Severity.WARNING,
                        UNCHECKED,
                        use,
                        "could not be checked: " + answer.reason(),
                        "mend what is said, or see to it that the secret is there"));
            } else if (answer.state() != SecretAnswer.State.EXISTS) {
                findings.add(finding(
                        Severity.ERROR,
                        MISSING,
                        use,
                        missing(answer.state(), use.question().reference()) + " in the secret store of " + environment,
                        "store it there, or mend the reference"));
            }
        }
        return findings;
    }

    private Diagnostic finding(Severity severity, String code, Use use, String what, String remedy) {
        SecretReference reference = use.question().reference();
        String name = "vault:" + reference.path() + "#" + reference.key()
                + (reference.version().isEmpty() ? "" : "#" + reference.version());
        return spec.diagnose(severity, code, use.path(), use.variable() + " is " + name + ", and " + what, remedy);
    }

    private static String missing(SecretAnswer.State state, SecretReference reference) {
        return switch (state) {
            case KEY_MISSING -> "'" + reference.path() + "' has no key '" + reference.key() + "'";
            case VERSION_MISSING -> "'" + reference.path() + "' has no version " + reference.version();
            default -> "nothing is at '" + reference.path() + "'";
        };
    }
}
