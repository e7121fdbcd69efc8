package io.gitops4j.core.internal.file;

import com.google.common.util.concurrent.Striped;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Lets one thread of one process at a time do something. Never ask for one while holding another. */
public final class FileMutex {
    private static final long PAUSE_NANOS = 1_000_000;

    /**
     * One for the whole process, as file locks are: closing any handle of a file drops every lock that the process has on it, so
     * two stores in one process that did not know of each other would unlock each other.
     */
    private static final Striped<Lock> PROCESS = Striped.lock(64);

    private FileMutex() {}

    /**
     * What is done while the lock is held.
     *
     * @param <T> what it gives
     */
    @FunctionalInterface
    public interface Guarded<T> {
        /** Does it. */
        T run() throws IOException;
    }

    /**
     * Waits for the lock on that file and does the work. The file is made if it is not there; its directory is not.
     *
     * @throws io.gitops4j.api.GitOpsException TIMEOUT or CANCELLED from the operation, while waiting
     */
    public static <T> T holding(Path file, Operation operation, Guarded<T> work) throws IOException {
        operation.checkpoint();
        Lock inProcess = PROCESS.get(file.toAbsolutePath().normalize());
        while (!tryLock(inProcess)) {
            operation.checkpoint();
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            while (lock(channel) == null) {
                operation.checkpoint();
                LockSupport.parkNanos(PAUSE_NANOS);
            }
            return work.run();
        } finally {
            inProcess.unlock();
        }
    }

    private static boolean tryLock(Lock lock) throws IOException {
        try {
            return lock.tryLock(PAUSE_NANOS, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while waiting for a lock");
        }
    }

    private static @Nullable FileLock lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            // Held by this process, but by a copy of this class in another class loader.
            return null;
        }
    }
}
