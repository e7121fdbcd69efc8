package io.gitops4j.cli;

import io.gitops4j.api.Diagnostic;
import io.gitops4j.api.FailureKind;
import io.gitops4j.api.GitOpsException;
import io.gitops4j.api.Position;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a person names. */
final class TextFile {
    private TextFile() {}

    static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException e) {
            throw failed(file, "written", e);
        }
    }

    /** Reads a file of at most so many bytes, as UTF-8. */
    static String read(Path file, long maxBytes) {
        try {
            long size = Files.size(file);
            if (size > maxBytes) {
                throw new GitOpsException(
                        FailureKind.MANIFEST,
                        Diagnostic.error("CLI-SIZE")
                                .at(Position.ofFile(file.toString()))
                                .what("the file has " + size + " bytes, and at most " + maxBytes + " are read")
                                .remedy("name a manifest, or raise maxBytes of the parser in the configuration")
                                .build());
            }
            return Files.readString(file);
        } catch (IOException e) {
            throw failed(file, "read", e);
        }
    }

    private static GitOpsException failed(Path file, String done, IOException cause) {
        return new GitOpsException(
                FailureKind.UNAVAILABLE,
                Diagnostic.error("CLI-FILE")
                        .at(Position.ofFile(file.toString()))
                        .what("the file could not be " + done + " ("
                                + cause.getClass().getSimpleName() + ")")
                        .remedy("see that it is there, and that its permissions allow it")
                        .build(),
                cause);
    }
}
