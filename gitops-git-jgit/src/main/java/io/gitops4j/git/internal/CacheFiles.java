package io.gitops4j.git.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Deletes files of the cache that a killed process has left behind. Only while the cache is locked. */
public final class CacheFiles {
    /** How JGit names packs that it receives, packs that it makes, and single objects, until they are whole. */
    private static final List<String> HALF_WRITTEN = List.of("incoming_", "insert_", "noz");

    private CacheFiles() {}

    /** Lock files, half transfers and the mark of an interrupted gc: nobody else can be using them now (F28). */
    public static void deleteStale(Path repository) throws IOException {
        Files.deleteIfExists(repository.resolve("gc.pid"));
        delete(repository, 1, name -> name.endsWith(".lock"));
        delete(repository.resolve("refs"), Integer.MAX_VALUE, name -> name.endsWith(".lock"));
        delete(repository.resolve("objects"), 1, name -> HALF_WRITTEN.stream().anyMatch(name::startsWith));
        delete(repository.resolve("objects/pack"), 1, name -> name.endsWith(".lock") || name.endsWith(".tmp"));
    }

    /** Everything. */
    public static void deleteAll(Path directory) throws IOException {
        delete(directory, Integer.MAX_VALUE, name -> true);
    }

    private interface Name {
        boolean matches(String name);
    }

    private static void delete(Path directory, int depth, Name wanted) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        List<Path> deepestFirst;
        try (Stream<Path> files = Files.walk(directory, depth)) {
            deepestFirst = files.filter(file -> wanted.matches(String.valueOf(file.getFileName())))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        for (Path file : deepestFirst) {
            Files.deleteIfExists(file);
        }
    }
}
