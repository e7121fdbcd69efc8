package io.gitops4j.git.internal;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.spi.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.errors.CancelledException;
import org.eclipse.jgit.lib.Repository;

/**
 * Keeps reads fast: every fetch leaves a pack behind, and a lookup tries them all. Runs within the operation, because a library
 * starts no background work in its host.
 */
final class PackMaintenance {
    static final int MOST_PACKS = 50;

    private PackMaintenance() {}

    /** Repacks when it is worth it. Only while the cache is locked; a failure costs speed and nothing else. */
    static void run(Repository repository, Operation operation) {
        try {
            if (packs(repository) > MOST_PACKS) {
                Git.wrap(repository)
                        .gc()
                        .setProgressMonitor(new OperationMonitor(operation))
                        .call();
            }
        } catch (IOException | GitAPIException | RuntimeException e) {
            if (new Causes(e).first(CancelledException.class).isEmpty()) {
                operation.report(Diagnostic.info("GIT-CACHE")
                        .what("the cache could not be repacked: " + new Causes(e).deepestMessage())
                        .remedy("nothing; it is tried again after the next fetch")
                        .build());
            }
        }
    }

    private static long packs(Repository repository) throws IOException {
        Path folder = repository.getDirectory().toPath().resolve("objects/pack");
        if (!Files.isDirectory(folder)) {
            return 0;
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".pack")).count();
        }
    }
}
