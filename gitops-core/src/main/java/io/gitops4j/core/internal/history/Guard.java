package io.gitops4j.core.internal.history;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.ServiceId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Whether a record may still be appended after another engine was faster. */
interface Guard {
    /** Throws CONFLICT if not. */
    void check(Ledger ledger, List<History.Numbered> others);

    /** An intent may follow any record that is about other services: what was planned for its own still holds. */
    record Untouched(Intent intent) implements Guard {
        @Override
        public void check(Ledger ledger, List<History.Numbered> others) {
            Set<ServiceId> own = new HashSet<>();
            intent.services().forEach(entry -> own.add(entry.service()));
            for (History.Numbered other : others) {
                services(other.record()).filter(own::contains).findFirst().ifPresent(service -> {
                    throw conflict(
                            History.MOVED,
                            "another engine recorded a deployment of " + service + " (entry " + other.sequence()
                                    + ") after this one was planned",
                            "plan again; let one engine alone deploy an environment");
                });
            }
        }

        private static Stream<ServiceId> services(HistoryRecord record) {
            if (record instanceof Intent intent) {
                return intent.services().stream().map(Intent.Entry::service);
            }
            if (record instanceof Outcome outcome) {
                return outcome.services().stream().map(Outcome.Entry::service);
            }
            return Stream.empty();
        }
    }

    /** An outcome may be recorded while each of its services has none. */
    record StillOpen(Outcome outcome) implements Guard {
        @Override
        public void check(Ledger ledger, List<History.Numbered> others) {
            for (ServiceId service : outcome.ended()) {
                if (!ledger.open(outcome.deployment(), service)) {
                    throw conflict(
                            History.CLOSED,
                            "deployment " + outcome.deployment() + " of " + service
                                    + " has an outcome already; another engine took this one for dead",
                            "let one engine alone deploy an environment; the next run sees what is there");
                }
            }
        }
    }

    private static GitOpsException conflict(String code, String what, String remedy) {
        return new GitOpsException(
                FailureKind.CONFLICT,
                Diagnostic.error(code).what(what).remedy(remedy).build());
    }
}
