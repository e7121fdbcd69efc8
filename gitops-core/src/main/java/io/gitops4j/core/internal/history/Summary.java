package io.gitops4j.core.internal.history;

import io.gitops4j.api.Commit;
import io.gitops4j.api.Revision;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A record in words: one line, then a line per service, then a line per commit that it brings. A Git store shows it as the message of a commit. */
final class Summary {
    private Summary() {}

    static String of(long sequence, HistoryRecord record) {
        StringBuilder text = new StringBuilder();
        if (record instanceof Intent intent) {
            text.append("Deployment ").append(sequence).append(" begins: ").append(services(intent.services()));
            if (!intent.initiator().isEmpty()) {
                text.append(", asked for by ").append(intent.initiator());
            }
            intent.services().forEach(entry -> {
                text.append('\n').append(entry.service()).append(": ").append(move(entry.from(), entry.to()));
                entry.restores()
                        .ifPresent(number ->
                                text.append(", rollback to deployment ").append(number));
            });
            commits(intent).forEach(commit -> text.append("\n  ").append(commit));
        } else if (record instanceof Outcome outcome) {
            text.append("Deployment ")
                    .append(outcome.deployment())
                    .append(" ended: ")
                    .append(services(outcome.services()));
            outcome.services()
                    .forEach(entry -> text.append('\n')
                            .append(entry.service())
                            .append(": ")
                            .append(entry.state())
                            .append(entry.reason().isEmpty() ? "" : ", " + entry.reason()));
        } else if (record instanceof Checkpoint checkpoint) {
            text.append("Checkpoint: ")
                    .append(services(List.copyOf(checkpoint.settled().keySet())));
        }
        return text.toString();
    }

    /** Each once: a change of defaults moves many services by one commit. */
    private static Set<Commit> commits(Intent intent) {
        Set<Commit> commits = new LinkedHashSet<>();
        intent.services().forEach(entry -> commits.addAll(entry.commits()));
        return commits;
    }

    private static String services(List<?> services) {
        return services.size() == 1 ? "1 service" : services.size() + " services";
    }

    private static String move(Optional<Revision> from, Optional<Revision> to) {
        return from.map(Revision::shortId).orElse("(new)")
                + " -> "
                + to.map(Revision::shortId).orElse("(removed)");
    }
}
