package io.gitops4j.git.internal;

import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets one writer at a time into a cache directory, of all threads and all processes of this machine. */
public final class CacheLock {
    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final PatientLock threads = new PatientLock();
    private final Path file;

    /** Touches nothing yet. */
    public CacheLock(Path file) {
        this.file = file;
    }

    /**
     * What is done while the lock is held.
     *
     * @param <T> what comes of it
     */
    public interface Task<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /** Waits no longer than the operation lasts. Not for a task that takes the lock again. */
    @SuppressWarnings("try") // the file's lock is only there to be closed
    public <T> T hold(Operation operation, Task<T> task) throws IOException {
        while (!threads.tryLock(operation)) {
            operation.checkpoint();
        }
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = await(channel, operation)) {
                return task.run();
            }
        } finally {
            threads.unlock();
        }
    }

    private static FileLock await(FileChannel channel, Operation operation) throws IOException {
        for (@Nullable FileLock lock = tryFile(channel); ; lock = tryFile(channel)) {
            if (lock != null) {
                return lock;
            }
            operation.checkpoint();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }

    private static @Nullable FileLock tryFile(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Another source of this JVM has it.
            return null;
        }
    }
}
