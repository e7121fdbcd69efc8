package io.gitops4j.testkit.servers;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A temporary folder for everything that one server writes. */
final class DataFolder {

    private final Path path;

    private DataFolder(Path path) {
        this.path = path;
    }

    static DataFolder create(String server) {
        try {
            return new DataFolder(
                    Files.createTempDirectory("gitops4j-" + server + "-").toRealPath());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a data folder for " + server, e);
        }
    }

    Path path() {
        return path;
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make " + path.resolve(name), e);
        }
    }

    Path write(String name, String text) {
        try {
            return Files.writeString(path.resolve(name), text);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + path.resolve(name), e);
        }
    }

    /** Copies a resource that lies beside this class. */
    Path copyResource(String name) {
        try (InputStream resource = DataFolder.class.getResourceAsStream(name)) {
            if (resource == null) {
                throw new IllegalStateException("the test jar of gitops-testkit lacks its resource " + name);
            }
            Path copy = path.resolve(name);
            Files.copy(resource, copy);
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot copy the resource " + name, e);
        }
    }

    /** Deletes what can be deleted; a file that a dying process still holds is left to the system's own cleaning. */
    void delete() {
        List<Path> deepestFirst;
        try (Stream<Path> all = Files.walk(path)) {
            deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
        } catch (IOException | UncheckedIOException e) {
            return;
        }
        for (Path file : deepestFirst) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                // Left behind on purpose: the tests' verdict must not depend on it.
            }
        }
    }
}
