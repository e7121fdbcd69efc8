package io.gitops4j.cli;

import io.gitops4j.GitOpsConfig;
import io.gitops4j.api.Cancellation;
import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsEngine;
import io.gitops4j.api.ReconcileEvent;
import io.gitops4j.api.ReconcileListener;
import io.gitops4j.api.Untold;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What forges and people are told of a command. The engine's queue would go on with it for hours, and the process ends in seconds: so
 * it gets a last chance, and what is left is said. Nothing of it changes how the command ends.
 */
final class Messages implements ReconcileListener {
    /** Enough for an answer that takes long and for a second try, and no more than a person waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final GitOpsConfig config;
    private final Output output;
    private final Set<Diagnostic> troubles = new LinkedHashSet<>();

    Messages(GitOpsConfig config, Output output) {
        this.config = config;
        this.output = output;
    }

    @Override
    public synchronized void onEvent(ReconcileEvent event) {
        if (event.runId().equals(ReconcileEvent.NO_RUN)) {
            event.diagnostic().ifPresent(troubles::add);
        }
    }

    /** @param stop ends the wait */
    void send(GitOpsEngine engine, Cancellation stop) {
        if (config.reporters().isEmpty() && config.notifiers().isEmpty()) {
            return;
        }
        output.progress("telling forges and people");
        Untold left = engine.deliver(PATIENCE, stop);
        troubles().forEach(output::problem);
        if (!left.none()) {
            output.problem(Diagnostic.warning("CLI-UNTOLD")
                    .what(amounts(left) + " still in the queue under " + config.workDirectory())
                    .remedy("keep that folder: the next gitops apply with it sends them")
                    .build());
        }
    }

    private synchronized List<Diagnostic> troubles() {
        return List.copyOf(troubles);
    }

    private static String amounts(Untold left) {
        String reports = Words.amount(left.reports(), "message") + " to forges";
        String notices = Words.amount(left.notices(), "notice");
        if (left.notices() == 0) {
            return reports + (left.reports() == 1 ? " is" : " are");
        }
        return left.reports() == 0
                ? notices + (left.notices() == 1 ? " is" : " are")
                : reports + " and " + notices + " are";
    }
}
