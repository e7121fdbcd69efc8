package io.gitops4j.core.internal.print;

import io.gitops4j.api.ChangeKind;
import io.gitops4j.api.ServicePlan;
import io.gitops4j.api.Verdict;
import java.util.Locale;

/** What is to happen to a service, in a word. */
final class Verb {
    private Verb() {}

    static String of(ServicePlan service) {
        if (service.verdict() != Verdict.PROCEED) {
            return service.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
        return service.removal() ? "remove" : creates(service) ? "create" : "change";
    }

    static boolean creates(ServicePlan service) {
        return service.changes().stream()
                .filter(change -> change.kind().writes())
                .allMatch(change -> change.kind() == ChangeKind.CREATE);
    }
}
