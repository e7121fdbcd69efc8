package io.gitops4j.testkit;

import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.util.List;

/** One history store under test, and the few steps that every clause is made of. */
final class HistoryBench implements AutoCloseable {
    static final String PROD = "prod";

    private final HistoryStoreContract contract;
    private final HistoryStore store;

    HistoryBench(HistoryStoreContract contract, HistoryStore store) {
        this.contract = contract;
        this.store = store;
    }

    HistoryStoreContract contract() {
        return contract;
    }

    HistoryStore store() {
        return store;
    }

    /** Another store over the same storage. */
    HistoryBench another() {
        return new HistoryBench(contract, contract.open());
    }

    static HistoryLine line(long sequence) {
        return new HistoryLine(sequence, "deployment " + sequence, "{\"n\":" + sequence + "}");
    }

    void append(HistoryLine line) {
        append(line, TestOperation.live());
    }

    void append(HistoryLine line, Operation operation) {
        store.append(PROD, line, operation);
    }

    void appendUpTo(long last) {
        for (long i = last() + 1; i <= last; i++) {
            append(line(i));
        }
    }

    long last() {
        return store.last(PROD, TestOperation.live());
    }

    List<HistoryLine> read(long before, int limit) {
        return store.read(PROD, before, limit, TestOperation.live());
    }

    List<Long> numbers(long before, int limit) {
        return read(before, limit).stream().map(HistoryLine::sequence).toList();
    }

    List<Long> numbers() {
        return numbers(Long.MAX_VALUE, Integer.MAX_VALUE);
    }

    @Override
    public void close() {
        store.close();
    }
}
