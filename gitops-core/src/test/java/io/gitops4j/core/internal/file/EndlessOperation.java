package io.gitops4j.core.internal.file;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.Operation;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An operation with all the time in the world; it keeps what was reported. */
public final class EndlessOperation implements Operation {
    private final List<Diagnostic> reports = new CopyOnWriteArrayList<>();

    @Override
    public void checkpoint() {}

    @Override
    public Duration remaining() {
        return Duration.ofHours(1);
    }

    @Override
    public void report(Diagnostic diagnostic) {
        reports.add(diagnostic);
    }

    public List<Diagnostic> reports() {
        return List.copyOf(reports);
    }
}
