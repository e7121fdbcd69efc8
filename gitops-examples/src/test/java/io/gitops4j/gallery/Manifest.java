package io.gitops4j.gallery;

import io.gitops4j.api.spec.ServiceSpec;
import io.gitops4j.spi.ParseResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** One manifest of the gallery, in a folder of its name. */
record Manifest(Path folder) {
    private static final Path GALLERY = Path.of("gallery");

    static List<Manifest> all() {
        try (Stream<Path> folders = Files.list(GALLERY)) {
            return folders.filter(Files::isDirectory)
                    .sorted()
                    .map(Manifest::new)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ParseResult parse() {
        return ManifestText.parse(text());
    }

    List<Declared> services() {
        return ManifestText.services(text());
    }

    private String text() {
        try {
            return Files.readString(folder.resolve(".weave.yaml"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return folder.getFileName().toString();
    }

    /** A service in one environment. */
    record Declared(String environment, ServiceSpec spec) {}
}
