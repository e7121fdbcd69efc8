package io.gitops4j.core.internal.history;

import java.nio.file.Path;

/** A process of its own that appends to a history while a test does. */
public final class AppendingProcess {
    static final int ENTRIES = 50;

    private AppendingProcess() {}

    public static void main(String[] args) {
        FileHistoryStoreTest.appendSome(new FileHistoryStore(Path.of(args[0])), ENTRIES);
    }
}
