package io.gitops4j.core.internal.history;

import io.gitops4j.core.internal.file.DurableFiles;
import io.gitops4j.core.internal.file.FileFailure;
import io.gitops4j.core.internal.file.FileMutex;
import io.gitops4j.spi.HistoryLine;
import io.gitops4j.spi.HistoryStore;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps one append-only file per environment. An entry is on the disk when {@link #append} returns; engines in several processes
 * may share the directory, on a file system whose locks work between them.
 */
public final class FileHistoryStore implements HistoryStore {
    private static final String CODE = "STORE-FILE";

    private final Path directory;

    /** The end of each file as this store saw it last: files only grow, so one of that size has that end. */
    private final Map<String, HistoryFile.Tail> tails = new ConcurrentHashMap<>();

    /** In that directory, which is made when the first entry is appended. */
    public FileHistoryStore(Path directory) {
        this.directory = directory;
    }

    @Override
    public long last(String environment, Operation operation) {
        return reading(environment, operation, 0L, (file, tail) -> tail.sequence());
    }

    @Override
    public List<HistoryLine> read(String environment, long before, int limit, Operation operation) {
        return reading(environment, operation, List.of(), (file, tail) -> file.read(tail, before, limit));
    }

    @Override
    public void append(String environment, HistoryLine line, Operation operation) {
        operation.checkpoint();
        Path file = file(environment);
        try {
            Files.createDirectories(directory);
            FileMutex.holding(lock(file), operation, () -> {
                append(environment, file, line, operation);
                return line;
            });
        } catch (IOException e) {
            throw FileFailure.of(CODE, "write the history", file, e);
        }
    }

    private void append(String environment, Path file, HistoryLine line, Operation operation) throws IOException {
        boolean made = Files.notExists(file);
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            HistoryFile history = new HistoryFile(channel, file.toString());
            HistoryFile.Tail tail = tail(environment, history, channel.size(), operation);
            if (line.sequence() != tail.sequence() + 1) {
                throw StoreConflict.of(environment, line.sequence(), tail.sequence());
            }
            if (made) {
                DurableFiles.syncDirectory(file);
                DurableFiles.syncDirectory(directory);
            }
            history.append(line, tail);
            long size = channel.size();
            tails.put(environment, new HistoryFile.Tail(line.sequence(), size, size));
        }
    }

    private <T> T reading(String environment, Operation operation, T none, Reading<T> reading) {
        operation.checkpoint();
        Path file = file(environment);
        if (Files.notExists(file)) {
            return none;
        }
        try {
            return FileMutex.holding(lock(file), operation, () -> {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                    HistoryFile history = new HistoryFile(channel, file.toString());
                    return reading.of(history, tail(environment, history, channel.size(), operation));
                }
            });
        } catch (IOException e) {
            throw FileFailure.of(CODE, "read the history", file, e);
        }
    }

    private HistoryFile.Tail tail(String environment, HistoryFile history, long size, Operation operation)
            throws IOException {
        HistoryFile.Tail known = tails.get(environment);
        if (known != null && known.size() == size) {
            return known;
        }
        HistoryFile.Tail tail = history.tail(operation);
        if (tail.size() == tail.end()) {
            tails.put(environment, tail);
        }
        return tail;
    }

    private static Path lock(Path file) {
        return file.resolveSibling(file.getFileName() + ".lock");
    }

    private Path file(String environment) {
        return directory.resolve(EnvironmentFile.name(environment));
    }

    /** What is read of an open file. */
    @FunctionalInterface
    private interface Reading<T> {
        T of(HistoryFile file, HistoryFile.Tail tail) throws IOException;
    }
}
