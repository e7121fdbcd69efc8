package io.gitops4j.testkit;

import io.gitops4j.api.Digest;
import io.gitops4j.spi.SourceFile;
import java.nio.charset.StandardCharsets;

/** An entry of a tree in memory with what is behind it: the text of a file, or where a link points to. */
record InMemoryFile(SourceFile entry, String text) {
    static InMemoryFile file(String path, String text) {
        return of(path, text, SourceFile.Kind.FILE);
    }

    static InMemoryFile link(String path, String pointsTo) {
        return of(path, pointsTo, SourceFile.Kind.SYMLINK);
    }

    private static InMemoryFile of(String path, String text, SourceFile.Kind kind) {
        return new InMemoryFile(new SourceFile(path, Digest.ofText(text).value(), kind), text);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
