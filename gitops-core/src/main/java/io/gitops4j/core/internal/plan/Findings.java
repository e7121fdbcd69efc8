package io.gitops4j.core.internal.plan;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.Severity;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Collects findings about one service; used by one thread. */
final class Findings {
    private final List<Diagnostic> all;

    Findings(Collection<Diagnostic> start) {
        this.all = new ArrayList<>(start);
    }

    void add(Diagnostic finding) {
        all.add(finding);
    }

    void addAll(Collection<Diagnostic> findings) {
        all.addAll(findings);
    }

    boolean has(Severity severity) {
        return all.stream().anyMatch(finding -> finding.severity() == severity);
    }

    List<Diagnostic> all() {
        return List.copyOf(all);
    }
}
