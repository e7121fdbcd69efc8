package io.gitops4j.core.internal.run;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the engine made and so must close: in reverse order, once, and the rest also when one of them fails. */
public final class Closing {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> toClose = new ArrayDeque<>();

    /** Closes it later, before everything added so far. */
    public <T extends AutoCloseable> T add(T closeable) {
        toClose.push(closeable);
        return closeable;
    }

    /** Closes everything. */
    public void close() {
        while (!toClose.isEmpty()) {
            AutoCloseable next = toClose.pop();
            try {
                next.close();
            } catch (Exception | LinkageError e) {
                LOG.warn("{} could not be closed", next.getClass().getName(), e);
            }
        }
    }
}
