package io.gitops4j.git.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.errors.ConfigInvalidException;
import org.eclipse.jgit.internal.storage.file.FileRepository;
import org.eclipse.jgit.lib.Config;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.storage.file.FileBasedConfig;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.jspecify.annotations.Nullable;

/**
 * A bare repository with settings of our own. Those of the user, of the system and of its own file (where a {@code
 * http.sslVerify=false} may stand) do not count, and what is fetched is limited. A subclass, because JGit has no other place
 * for either.
 */
public final class CacheRepository extends FileRepository {
    /** No background work in the embedder's JVM, no reflogs and bitmaps that nobody reads, no redirects. */
    private static final String SETTINGS = """
            [core]
              bare = true
              logAllRefUpdates = false
            [protocol]
              version = 2
            [http]
              followRedirects = false
            [fetch]
              autogc = false
            [receive]
              autogc = false
            [gc]
              auto = 0
              autoDetach = false
              prunePackExpire = now
            [pack]
              buildBitmaps = false
            """;

    /** Written to the disk, not only to the operating system, before a call returns. */
    private static final String DURABLE = SETTINGS + """
            [core]
              fsyncObjectFiles = true
              fsyncRefFiles = true
            """;

    private final @Nullable FileBasedConfig settings;
    private final GitLimits limits;
    private final Path directory;

    private CacheRepository(Path directory, GitLimits limits, String text, FileRepositoryBuilder builder)
            throws IOException, ConfigInvalidException {
        super(builder);
        this.directory = directory;
        this.limits = limits;
        Config base = new Config();
        base.fromText(text);
        // Bound to the file so that create() can write it; never loaded from there.
        this.settings =
                new FileBasedConfig(base, directory.resolve(Constants.CONFIG).toFile(), getFS());
    }

    /** Opens the repository of a directory, or makes an empty one there. */
    static CacheRepository open(Path directory, GitLimits limits) throws IOException {
        return open(directory, limits, SETTINGS);
    }

    /** As {@link #open}; what was written survives a power failure. */
    public static CacheRepository openDurable(Path directory, GitLimits limits) throws IOException {
        return open(directory, limits, DURABLE);
    }

    private static CacheRepository open(Path directory, GitLimits limits, String text) throws IOException {
        try {
            FileRepositoryBuilder builder = new FileRepositoryBuilder();
            builder.setBare().setGitDir(directory.toFile()).setup();
            CacheRepository repository = new CacheRepository(directory, limits, text, builder);
            if (!repository.isThere()) {
                repository.create(true);
            }
            return repository;
        } catch (ConfigInvalidException e) {
            throw new IOException(e);
        }
    }

    /** Whether its directory still exists. */
    public boolean isThere() {
        return Files.exists(directory.resolve(Constants.HEAD)) && Files.exists(directory.resolve("objects"));
    }

    @Override
    public FileBasedConfig getConfig() {
        // Null while the constructor of FileRepository runs, which asks for the format version only.
        return settings == null ? super.getConfig() : settings;
    }

    @Override
    public ObjectInserter newObjectInserter() {
        return new LimitedInserter(super.newObjectInserter(), limits);
    }
}
