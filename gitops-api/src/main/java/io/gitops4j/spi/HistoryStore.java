package io.gitops4j.spi;

import java.util.List;

/**
 * Keeps the histories of environments: append-only, gap-free, durable when {@link #append} returns. Thread-safe; several engines
 * may share what lies behind it. The engine knows what the entries mean, the store does not.
 */
public interface HistoryStore extends AutoCloseable {
    /** The newest sequence number; 0 for an empty history. What cannot be read is an exception, never 0. */
    long last(String environment, Operation operation);

    /**
     * Appends one entry whose number is {@link #last} + 1.
     *
     * @throws io.gitops4j.api.GitOpsException CONFLICT when that number is taken; then nothing was appended
     */
    void append(String environment, HistoryLine line, Operation operation);

    /**
     * Entries with numbers below {@code before}, newest first, at most {@code limit}.
     *
     * @throws io.gitops4j.api.GitOpsException INTERNAL with code STORE-FORMAT and the place when an entry is damaged
     */
    List<HistoryLine> read(String environment, long before, int limit, Operation operation);

    @Override
    default void close() {}
}
