package com.example.platform;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Properties;

/** A properties file, always there whole. */
record VersionsFile(Path path) {
    Properties load() {
        Properties versions = new Properties();
        try (Reader reader = Files.newBufferedReader(path)) {
            versions.load(reader);
        } catch (NoSuchFileException e) {
            return versions;
        } catch (IOException e) {
            throw unavailable(e);
        }
        return versions;
    }

    void store(Properties versions) {
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            try (Writer writer = Files.newBufferedWriter(next)) {
                versions.store(writer, null);
            }
            Files.move(next, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw unavailable(e);
        }
    }

    private GitOpsException unavailable(IOException e) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("VERSIONS-FILE")
                        .what(path + " cannot be read or written")
                        .remedy("make it readable and writable for this process")
                        .build(),
                e);
    }
}
