package io.gitops4j.git.internal.history;

import io.gitops4j.git.internal.CacheFiles;
import io.gitops4j.git.internal.CacheLock;
import io.gitops4j.git.internal.CacheRepository;
import io.gitops4j.git.internal.Causes;
import io.gitops4j.git.internal.GitLimits;
import io.gitops4j.spi.Operation;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.eclipse.jgit.errors.CorruptObjectException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The bare repository on this machine that holds one history, and nothing else. Other than a cache it may hold what is nowhere
 * else: it is made anew only when it is damaged and nothing in it waits for the remote. Thread-safe, also between processes.
 */
final class LocalHistory implements AutoCloseable {
    /** Steps that need the repository. */
    interface Work<T> {
        T on(CacheRepository repository) throws IOException;
    }

    private static final List<Class<? extends IOException>> DAMAGE =
            List.of(MissingObjectException.class, CorruptObjectException.class, EOFException.class, ZipException.class);

    private final Path directory;
    private final GitLimits limits;
    private final HistoryFailures failures;
    private final CacheLock lock;
    private volatile @Nullable CacheRepository repository;

    /** Touches nothing yet. */
    LocalHistory(Path directory, GitLimits limits, HistoryFailures failures) {
        this.directory = directory;
        this.limits = limits;
        this.failures = failures;
        this.lock = new CacheLock(directory.resolveSibling(directory.getFileName() + ".lock"));
    }

    /** Reads what never changes, beside whoever writes. */
    <T> T reading(Operation operation, Work<T> work) {
        CacheRepository open = repository;
        if (open != null && open.isThere()) {
            try {
                return work.on(open);
            } catch (IOException e) {
                // Once more below, where nobody writes and damage can be mended.
            }
        }
        return exclusively(operation, work);
    }

    /** Reads or writes while nobody else does, of all threads and processes. */
    <T> T exclusively(Operation operation, Work<T> work) {
        try {
            return lock.hold(operation, () -> {
                CacheFiles.deleteStale(directory);
                try {
                    return work.on(opened());
                } catch (IOException e) {
                    return afterDamage(e, work);
                }
            });
        } catch (IOException e) {
            throw failures.ofLocal(e);
        }
    }

    /** Where the names of its newest objects and refs stand. */
    static Set<Path> folders(CacheRepository repository, HistoryRef ref, Collection<ObjectId> objects) {
        Path folder = repository.getDirectory().toPath();
        Set<Path> folders = new TreeSet<>();
        for (ObjectId object : objects) {
            folders.add(folder.resolve("objects").resolve(object.name().substring(0, 2)));
        }
        folders.add(folder.resolve("objects"));
        folders.add(folder.resolve(ref.name()).getParent());
        return folders;
    }

    private <T> T afterDamage(IOException damage, Work<T> work) throws IOException {
        if (!isDamage(damage)) {
            throw damage;
        }
        if (mayHoldMore()) {
            throw failures.damaged(damage);
        }
        close();
        // Kept until the next time: should the remote be gone too, it is the last copy.
        Path kept = directory.resolveSibling(directory.getFileName() + ".damaged");
        CacheFiles.deleteAll(kept);
        Files.move(directory, kept);
        try {
            return work.on(opened());
        } catch (IOException e) {
            if (isDamage(e)) {
                throw failures.damaged(e);
            }
            throw e;
        }
    }

    /** Not a full disk, and not the remote, whose failures are no IOExceptions. */
    private static boolean isDamage(IOException failure) {
        Causes causes = new Causes(failure);
        return DAMAGE.stream().anyMatch(type -> causes.first(type).isPresent());
    }

    private boolean mayHoldMore() {
        try {
            return RefPair.read(opened(), failures.ref(), failures).waiting();
        } catch (IOException e) {
            return true;
        }
    }

    private CacheRepository opened() throws IOException {
        CacheRepository open = repository;
        if (open == null || !open.isThere()) {
            close();
            open = CacheRepository.openDurable(directory, limits);
            repository = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        Optional<CacheRepository> open = Optional.ofNullable(repository);
        repository = null;
        open.ifPresent(CacheRepository::close);
    }
}
