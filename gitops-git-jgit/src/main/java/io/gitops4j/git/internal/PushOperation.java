package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.time.Duration;

/**
 * An operation for one push. Once the commands are on their way nobody can take them back, so an end of the operation then leaves a
 * moment for the answer: who is told that a push was cancelled should be able to rely on it. For one thread.
 */
final class PushOperation implements Operation {
    private static final Duration GRACE = Duration.ofSeconds(10);

    private final Operation operation;
    private boolean begun;
    private long overSince;
    private boolean over;

    PushOperation(Operation operation) {
        this.operation = operation;
    }

    /** The last chance to stop. */
    void begin() {
        operation.checkpoint();
        begun = true;
    }

    @Override
    public void checkpoint() {
        try {
            operation.checkpoint();
        } catch (GitOpsException e) {
            if (!begun || isGraceOver()) {
                throw e;
            }
        }
    }

    private boolean isGraceOver() {
        if (!over) {
            over = true;
            overSince = System.nanoTime();
        }
        return System.nanoTime() - overSince > GRACE.toNanos();
    }

    @Override
    public Duration remaining() {
        Duration left = operation.remaining();
        return begun && left.compareTo(GRACE) < 0 ? GRACE : left;
    }

    @Override
    public void report(Diagnostic diagnostic) {
        operation.report(diagnostic);
    }

    @Override
    public void progress(String activity, long done, long total) {
        operation.progress(activity, done, total);
    }
}
