package io.gitops4j.endtoend;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** What was opened so far; all of it is closed again, the newest first, whatever of it cannot be. Not thread-safe. */
final class Opened implements AutoCloseable {
    private final Deque<AutoCloseable> parts = new ArrayDeque<>();

    <T extends AutoCloseable> T add(T part) {
        parts.push(part);
        return part;
    }

    /** For what ends in another way. */
    void atTheEnd(AutoCloseable end) {
        parts.push(end);
    }

    @Override
    public void close() {
        List<Exception> failures = new ArrayList<>();
        while (!parts.isEmpty()) {
            try {
                parts.pop().close();
            } catch (Exception e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            IllegalStateException all = new IllegalStateException("not everything could be closed", failures.get(0));
            failures.stream().skip(1).forEach(all::addSuppressed);
            throw all;
        }
    }

    /** Because of a failure, which stays the one that is told. */
    void closeAfter(Throwable failure) {
        try {
            close();
        } catch (IllegalStateException e) {
            failure.addSuppressed(e);
        }
    }
}
