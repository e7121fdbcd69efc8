package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * The bare repository on disk in which one source keeps what it has fetched. Its content may vanish or rot at any time: it is
 * made anew then, and whatever is in it was checked by its hash. Thread-safe, also between processes.
 */
public final class GitCache implements AutoCloseable {
    private final Path directory;
    private final GitLimits limits;
    private final CacheLock lock;
    private volatile @Nullable CacheRepository repository;
    private volatile @Nullable CacheRepository damaged;

    /** Touches nothing yet. */
    public GitCache(Path directory, GitLimits limits) {
        this.directory = directory.resolve("repository.git");
        this.limits = limits;
        this.lock = new CacheLock(directory.resolve("repository.lock"));
    }

    /** The repository, made where it is missing. Not to be closed by the caller. */
    CacheRepository repository(Operation operation) {
        CacheRepository current = repository;
        if (current != null && isSound(current)) {
            return current;
        }
        try {
            return exclusively(operation, this::reopen);
        } catch (IOException e) {
            throw unusable(e);
        }
    }

    /**
     * Does something that writes, with stale files of dead processes out of the way.
     *
     * @throws IOException when what is there cannot be used as it is; a directory that cannot be used at all is told as such
     */
    <T> T exclusively(Operation operation, CacheLock.Task<T> task) throws IOException {
        try {
            return lock.hold(operation, () -> {
                CacheFiles.deleteStale(directory);
                return task.run();
            });
        } catch (FileSystemException e) {
            throw unusable(e);
        }
    }

    /** What is there cannot be trusted: the next call makes it anew (B70, F27), unless that was done since. */
    void markDamaged(CacheRepository which) {
        if (which == repository) {
            damaged = which;
        }
    }

    private CacheRepository reopen() throws IOException {
        CacheRepository current = repository;
        if (current != null && isSound(current)) {
            return current;
        }
        close();
        if (damaged != null) {
            CacheFiles.deleteAll(directory);
            damaged = null;
        }
        CacheRepository opened = openOrReplace();
        repository = opened;
        return opened;
    }

    private boolean isSound(CacheRepository current) {
        return current != damaged && current.isThere();
    }

    private CacheRepository openOrReplace() throws IOException {
        try {
            return CacheRepository.open(directory, limits);
        } catch (IOException | RuntimeException e) {
            // A torn HEAD or config: nothing of it is worth a repair.
            CacheFiles.deleteAll(directory);
            return CacheRepository.open(directory, limits);
        }
    }

    private GitOpsException unusable(IOException cause) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("GIT-CACHE")
                        .what("the cache " + directory.getParent() + " cannot be used: " + reason(cause))
                        .remedy("make the directory writable and leave room on its disk; its content may be deleted")
                        .build(),
                cause);
    }

    private static String reason(IOException cause) {
        boolean ofFile = cause instanceof FileSystemException;
        return cause.getClass().getSimpleName() + (ofFile ? "" : " " + new Causes(cause).deepestMessage());
    }

    /** Open snapshots keep what they have. */
    @Override
    public synchronized void close() {
        CacheRepository current = repository;
        if (current != null) {
            repository = null;
            current.close();
        }
    }
}
