package io.gitops4j.testkit;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;

/** What goes wrong next with a plug-in in memory. Thread-safe; faults strike in the order in which they were asked for. */
public final class Faults {
    private final Deque<FailureKind> next = new ArrayDeque<>();
    private boolean cut;

    Faults() {}

    /** Lets so many of the next calls fail before they do anything. */
    public synchronized void failNext(int times, FailureKind kind) {
        next.addAll(Collections.nCopies(times, kind));
    }

    /** Lets every call that reaches the other side be UNAVAILABLE until {@link #mend}. */
    public synchronized void cut() {
        cut = true;
    }

    /** Forgets every fault. */
    public synchronized void mend() {
        cut = false;
        next.clear();
    }

    /** For a call that reaches the other side. */
    synchronized void strikeRemote(String call) {
        strike(call);
        if (cut) {
            throw failure(FailureKind.UNAVAILABLE, call + " found the connection cut");
        }
    }

    /** For a call that needs nobody else. */
    synchronized void strike(String call) {
        FailureKind kind = next.poll();
        if (kind != null) {
            throw failure(kind, call + " was told to fail");
        }
    }

    static GitOpsException failure(FailureKind kind, String what) {
        return new GitOpsException(
                kind,
                Diagnostic.error("MEMORY-FAULT")
                        .what(what)
                        .remedy("nothing; the test wants it so")
                        .build());
    }
}
