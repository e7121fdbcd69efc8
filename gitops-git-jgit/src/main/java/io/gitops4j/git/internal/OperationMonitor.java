package io.gitops4j.git.internal;

import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.util.Locale;
import org.eclipse.jgit.lib.ProgressMonitor;

/** Lets JGit stop when the operation does, and tells its progress. For one thread. */
public final class OperationMonitor implements ProgressMonitor {
    private static final int STEP = 1_000;

    private final Operation operation;
    private final boolean stops;
    private String activity = "";
    private int total;
    private int done;
    private int told;

    /** Of that operation. */
    public OperationMonitor(Operation operation) {
        this(operation, true);
    }

    private OperationMonitor(Operation operation, boolean stops) {
        this.operation = operation;
        this.stops = stops;
    }

    /**
     * For a push that has begun: JGit that is stopped between the commands of a push and its objects waits for an answer that never
     * comes, where it serves the folder itself. The connection still ends when the operation does.
     */
    static OperationMonitor toTheEnd(Operation operation) {
        return new OperationMonitor(operation, false);
    }

    @Override
    public void start(int totalTasks) {}

    @Override
    public void beginTask(String title, int totalWork) {
        activity = title.toLowerCase(Locale.ROOT);
        total = totalWork;
        done = 0;
        told = 0;
    }

    @Override
    public void update(int completed) {
        done += completed;
        if (done - told >= STEP) {
            tell();
        }
    }

    @Override
    public void endTask() {
        if (done > told) {
            tell();
        }
    }

    @Override
    public boolean isCancelled() {
        if (!stops) {
            return false;
        }
        try {
            operation.checkpoint();
            return false;
        } catch (GitOpsException e) {
            // The caller asks again when JGit has come back, and passes it on then.
            return true;
        }
    }

    @Override
    public void showDuration(boolean enabled) {}

    private void tell() {
        told = done;
        operation.progress(activity, done, Math.max(total, 0));
    }
}
