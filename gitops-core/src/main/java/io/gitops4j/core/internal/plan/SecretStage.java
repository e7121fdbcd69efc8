package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ServiceId;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Severity;
import io.gitops4j.api.Verdict;
import io.gitops4j.core.internal.desired.DesiredService;
import io.gitops4j.core.internal.desired.DesiredState;
import io.gitops4j.core.internal.work.PluginCall;
import io.gitops4j.spi.Operation;
import io.gitops4j.spi.SecretAnswer;
import io.gitops4j.spi.SecretChecker;
import io.gitops4j.spi.SecretQuestion;
import io.gitops4j.spi.SecretRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Asks whether the secrets are there that services refer to (B42): one question to the checker a run, about services that are to be
 * written and about those whose references were not all found before. So a steady state asks nothing. Used by one run at a time.
 */
final class SecretStage {
    private final String environment;
    private final Optional<SecretChecker> checker;
    private final boolean holdUnchecked;
    private final Map<ServiceId, Set<SecretQuestion>> found = new HashMap<>();

    /** @param holdUnchecked whether a service whose secrets could not be checked is held, too */
    SecretStage(String environment, Optional<SecretChecker> checker, boolean holdUnchecked) {
        this.environment = environment;
        this.checker = checker;
        this.holdUnchecked = holdUnchecked;
    }

    /** Asks what is not known. */
    SecretFindings run(Draft draft, DesiredState desired, Operation operation) {
        if (checker.isEmpty()) {
            return SecretFindings.NONE;
        }
        found.keySet().retainAll(desired.services().keySet());
        Map<ServiceId, SecretUses> asked = new TreeMap<>();
        draft.services().forEach((id, plan) -> uses(desired, plan).ifPresent(uses -> asked.put(id, uses)));
        if (asked.isEmpty()) {
            return SecretFindings.NONE;
        }
        try {
            return judged(asked, ask(checker.get(), asked, operation));
        } catch (GitOpsException e) {
            if (e.kind() == FailureKind.CANCELLED) {
                throw e;
            }
            operation.checkpoint();
            return unasked(asked, e.failure().diagnostic());
        }
    }

    /** What a service refers to, if that is to be asked. */
    private Optional<SecretUses> uses(DesiredState desired, ServicePlan plan) {
        return Optional.ofNullable(desired.services().get(plan.service()))
                .filter(DesiredService::valid)
                .flatMap(DesiredService::spec)
                .map(SecretUses::of)
                .filter(uses -> !uses.questions().isEmpty())
                .filter(uses ->
                        plan.verdict() == Verdict.PROCEED || !uses.questions().equals(found.get(plan.service())));
    }

    private Map<SecretQuestion, SecretAnswer> ask(
            SecretChecker asking, Map<ServiceId, SecretUses> asked, Operation operation) {
        Set<SecretQuestion> questions = asked.values().stream()
                .flatMap(uses -> uses.questions().stream())
                .collect(Collectors.toCollection(() -> new TreeSet<>(SecretUses.ORDER)));
        operation.checkpoint();
        return PluginCall.call(
                "the secret checker", () -> asking.check(new SecretRequest(environment, questions), operation));
    }

    private SecretFindings judged(Map<ServiceId, SecretUses> asked, Map<SecretQuestion, SecretAnswer> answers) {
        Map<ServiceId, List<Diagnostic>> findings = new HashMap<>();
        asked.forEach((id, uses) -> {
            List<Diagnostic> all = uses.findings(environment, answers, holdUnchecked);
            if (all.isEmpty()) {
                found.put(id, uses.questions());
            } else {
                found.remove(id);
                findings.put(id, all);
            }
        });
        return new SecretFindings(findings, List.of());
    }

    /** One finding for the whole environment where it holds nothing back; thousands of services would say the same. */
    private SecretFindings unasked(Map<ServiceId, SecretUses> asked, Diagnostic why) {
        asked.keySet().forEach(found::remove);
        if (!holdUnchecked) {
            return new SecretFindings(
                    Map.of(),
                    List.of(unchecked(asked.size() == 1 ? "one service" : asked.size() + " services", why)
                            .withSeverity(Severity.WARNING)));
        }
        Map<ServiceId, List<Diagnostic>> findings = new HashMap<>();
        asked.keySet().forEach(id -> findings.put(id, List.of(unchecked("'" + id + "'", why))));
        return new SecretFindings(findings, List.of());
    }

    private static Diagnostic unchecked(String whose, Diagnostic why) {
        return Diagnostic.error(SecretUses.UNCHECKED)
                .what("the secrets of " + whose + " could not be checked: " + why.code() + ", " + why.what())
                .remedy(why.remedy().isEmpty() ? "look after the secret store" : why.remedy())
                .build();
    }
}
