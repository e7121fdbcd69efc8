package io.gitops4j;

import io.gitops4j.core.internal.history.FileHistoryStore;
import io.gitops4j.core.internal.history.InMemoryHistoryStore;
import io.gitops4j.spi.HistoryStore;
import java.nio.file.Path;

/** The history stores that come with the engine, ready-made. Who makes one closes it. */
public final class HistoryStores {
    private HistoryStores() {}

    /** Forgets everything with the process: for tests and for trying things out. */
    public static HistoryStore inMemory() {
        return new InMemoryHistoryStore();
    }

    /** Keeps one append-only file per environment in a directory that several processes may share. */
    public static HistoryStore files(Path directory) {
        return new FileHistoryStore(directory);
    }
}
