package io.gitops4j.waml.internal.yaml;

import io.gitops4j.waml.internal.finding.Fault;

/** Ends the reading of a file from deep inside; it never leaves this package. */
final class UnreadableYaml extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Fault fault;
    private final int line;
    private final int column;

    UnreadableYaml(int line, int column, Fault fault) {
        super(fault.what(), null, false, false);
        this.line = line;
        this.column = column;
        this.fault = fault;
    }

    int line() {
        return line;
    }

    int column() {
        return column;
    }

    Fault fault() {
        return fault;
    }
}
